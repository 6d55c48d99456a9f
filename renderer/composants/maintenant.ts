import { useEffect, useState } from 'react';

/** L'heure du poste, rafraîchie à cet intervalle : pour écrire « il y a 3 minutes », jamais pour décider. */
export function useMaintenant(intervalleMs = 30_000): number {
  const [maintenant, setMaintenant] = useState(() => Date.now());
  useEffect(() => {
    const minuteur = setInterval(() => setMaintenant(Date.now()), intervalleMs);
    return () => clearInterval(minuteur);
  }, [intervalleMs]);
  return maintenant;
}
