import { cleRecherche } from '../../../domain/shared/cle-recherche.ts';
import { textesCommandes as textes } from '../../textes/commandes.ts';
import { textesCoquille } from '../../textes/coquille.ts';
import type { Apparence } from '../../theme/apparence.ts';

/** Les écrans du gestionnaire, dans l'ordre du menu ; Alt et leur rang y mènent. */
export const lieux = [
  { vers: '/journee', libelle: textesCoquille.journee },
  { vers: '/dossiers', libelle: textesCoquille.dossiers },
  { vers: '/rapprochement', libelle: textesCoquille.rapprochement },
  { vers: '/rattachements', libelle: textesCoquille.rattachements },
  { vers: '/boite-envoi', libelle: textesCoquille.boiteEnvoi },
  { vers: '/divergences', libelle: textesCoquille.divergences },
  { vers: '/aide', libelle: textesCoquille.aideMenu },
] as const;
export type Lieu = (typeof lieux)[number]['vers'];

/** Une touche, telle que le clavier la nomme (KeyboardEvent.code) : la même quelle que soit la langue du clavier. */
export interface Raccourci {
  readonly avec: 'alt' | 'ctrl' | null;
  readonly code: string;
  readonly touche: string;
}

/** Ce qu'une commande peut faire à l'écran. */
export interface Outils {
  readonly aller: (vers: Lieu) => void;
  readonly synchroniser: () => void;
  readonly choisirApparence: (apparence: Apparence) => void;
  readonly imprimer: () => void;
  readonly montrer: (quoi: 'palette' | 'clavier') => void;
}

export interface Commande {
  readonly id: string;
  readonly groupe: keyof typeof textes.groupes;
  readonly libelle: string;
  readonly raccourci: Raccourci | null;
  readonly faire: (outils: Outils) => void;
}

const apparence = (choix: Apparence): Commande => ({
  id: `apparence-${choix}`,
  groupe: 'affichage',
  libelle: textes.apparence(textesCoquille.apparences[choix]),
  raccourci: null,
  faire: (outils) => outils.choisirApparence(choix),
});

/** Toutes les commandes du gestionnaire, dites une fois : le menu, les raccourcis, la palette et la feuille des raccourcis en viennent (B20). */
export const commandes: readonly Commande[] = [
  ...lieux.map(({ vers, libelle }, i): Commande => ({
    id: vers,
    groupe: 'aller',
    libelle,
    raccourci: { avec: 'alt', code: `Digit${i + 1}`, touche: String(i + 1) },
    faire: (outils) => outils.aller(vers),
  })),
  {
    id: 'palette',
    groupe: 'agir',
    libelle: textes.palette,
    raccourci: { avec: 'ctrl', code: 'KeyK', touche: 'K' },
    faire: (outils) => outils.montrer('palette'),
  },
  { id: 'synchroniser', groupe: 'agir', libelle: textes.synchroniser, raccourci: null, faire: (outils) => outils.synchroniser() },
  { id: 'imprimer', groupe: 'agir', libelle: textes.imprimer, raccourci: null, faire: (outils) => outils.imprimer() },
  apparence('clair'),
  apparence('sombre'),
  apparence('systeme'),
  {
    id: 'clavier',
    groupe: 'affichage',
    libelle: textes.feuille,
    raccourci: { avec: null, code: 'F1', touche: 'F1' },
    faire: (outils) => outils.montrer('clavier'),
  },
];

type Frappe = Pick<KeyboardEvent, 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>;

/** La commande de cette frappe ; « Ctrl » est la touche Commande d'un Mac. */
export const commandeDe = (frappe: Frappe, mac: boolean): Commande | undefined =>
  commandes.find(({ raccourci }) => {
    if (raccourci === null || raccourci.code !== frappe.code || frappe.shiftKey) return false;
    const ctrl = mac ? frappe.metaKey : frappe.ctrlKey;
    const autre = mac ? frappe.ctrlKey : frappe.metaKey;
    return !autre && frappe.altKey === (raccourci.avec === 'alt') && ctrl === (raccourci.avec === 'ctrl');
  });

/** « Ctrl+K », « Alt+2 » ; « ⌘K », « ⌥2 » sur un Mac. */
export function ecrireRaccourci({ avec, touche }: Raccourci, mac: boolean): string {
  if (avec === null) return touche;
  return mac ? `${avec === 'ctrl' ? '⌘' : '⌥'}${touche}` : `${avec === 'ctrl' ? 'Ctrl' : 'Alt'}+${touche}`;
}

/** Les commandes dont chaque mot saisi commence un mot, accents et casse pardonnés ; toutes, quand rien n'est saisi. */
export function chercherCommandes(saisie: string): readonly Commande[] {
  const cherches = cleRecherche(saisie).split(' ').filter(Boolean);
  return commandes.filter(({ id, libelle }) => {
    const mots = cleRecherche(libelle).split(' ');
    return id !== 'palette' && cherches.every((cherche) => mots.some((mot) => mot.startsWith(cherche)));
  });
}

export const estUnMac = (): boolean => navigator.userAgent.includes('Mac OS');
