/** Une attente que l'on peut écourter : `sonner` avant `attendre` compte aussi, rien ne se perd entre deux tours. */
export function creerReveil(fin: AbortSignal): { attendre: (ms: number) => Promise<void>; sonner: () => void } {
  let sonne = false;
  let lever: (() => void) | null = null;
  const sonner = () => {
    sonne = true;
    lever?.();
  };
  fin.addEventListener('abort', sonner, { once: true });
  return {
    sonner,
    attendre: (ms) =>
      new Promise((fait) => {
        const debout = () => {
          clearTimeout(minuterie);
          lever = null;
          sonne = false;
          fait();
        };
        const minuterie = setTimeout(debout, ms);
        lever = debout;
        if (sonne || fin.aborted) debout();
      }),
  };
}
