import { compter, date, nombre } from './formats.ts';

export const textesRapprochement = {
  titre: 'Rapprochement',
  chapeau:
    "D'une offre ouverte, les agents à qui elle peut convenir : les règles de « Je postule », puis celles du guide. Ce n'est pas un classement.",
  filtres: 'Filtrer les offres',
  departement: 'Département',
  typologie: 'Typologie',
  toutes: 'Toutes',
  tous: 'Tous',
  compte: (n: number) => compter(n, 'offre ouverte', 'offres ouvertes'),
  tableau: "Offres ouvertes, la date limite la plus proche d'abord",
  colonnes: { offre: 'Offre', bailleur: 'Bailleur', loyer: 'Loyer charges comprises', dateLimite: 'Date limite', libres: 'Agents libres' },
  libres: (n: number) => (n === 0 ? 'Aucun' : compter(n, 'agent', 'agents')),
  videTitre: 'Aucune offre ouverte',
  vide: 'Aucune offre ouverte ne répond à ces filtres. Les offres arrivent à chaque synchronisation.',
  retour: 'Retour aux offres',
  onglets: 'Agents par proximité',
  compteAgents: (n: number) => compter(n, 'agent', 'agents'),
  conviennent: (n: number, total: number) =>
    total === 0
      ? 'Aucun agent sous mandat dans cet onglet.'
      : `${n === 0 ? 'Aucun agent ne convient' : compter(n, 'agent convient', 'agents conviennent')}, sur ${nombre(total)} dans cet onglet.`,
  liste: "Agents, ceux à qui elle convient d'abord",
  convient: 'Convient',
  ecarte: 'Écarté',
  communes: (noms: readonly string[]) => `Demande ${noms.join(', ')}`,
  voir: "Voir l'offre pour cet agent",
  voirAide: (nom: string) => `Voir l'offre pour ${nom}`,
  limite: (jour: string) => `Date limite : ${date(jour)}`,
  ordre: "Dans chaque groupe, par ordre alphabétique. L'ordre d'AL'in n'est pas connu et n'est pas imité.",
} as const;
