/** Agit tout de suite, puis au plus une fois par intervalle ; le dernier appel n'est jamais perdu. */
export function throttle(ms: number, act: () => void): () => void {
  let waiting = false;
  let again = false;
  const run = (): void => {
    act();
    waiting = true;
    again = false;
    setTimeout(() => {
      waiting = false;
      if (again) run();
    }, ms);
  };
  return () => {
    if (waiting) again = true;
    else run();
  };
}
