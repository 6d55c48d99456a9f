import type { Host, HostOptions } from '../../../../electron/host/compose.ts';

/** L'hôte, réduit à ce que main.ts lui fait : ce banc éprouve le montage, pas les opérations. */
export const hote = {
  options: null as HostOptions | null,
  appels: [] as [string, unknown][],
  ordre: [] as string[],
  finirArret: (): void => undefined,
  verrouillage: (): Promise<void> => Promise.resolve(),
};

/** @public Remplace celui de l'hôte, par les crochets du montage. */
export function composeHost(options: HostOptions): Host {
  hote.options = options;
  return {
    dispatch: async (nom, entree) => {
      hote.appels.push([nom, entree]);
      return { status: 'ok', value: null };
    },
    verrouiller: () => {
      hote.ordre.push('verrouiller');
      return hote.verrouillage();
    },
    arreter: () => {
      hote.ordre.push('arreter');
      return new Promise((fait) => {
        hote.finirArret = fait;
      });
    },
  };
}
