import { type Pouvoir, pouvoirs } from './mandat.ts';

/** Le texte que l'agent accepte quand il autorise son service logement (G51, G52, D11). Un texte publié ne change plus : on en écrit un autre. */
export interface TexteConsentement {
  readonly version: string;
  readonly titre: string;
  readonly paragraphes: readonly string[];
  /** Ce que chaque pouvoir permet, en une phrase (D6). */
  readonly pouvoirs: Readonly<Record<Pouvoir, string>>;
}

export const VERSION_TEXTE = '2026-11';

export const textesConsentement: Readonly<Record<string, TexteConsentement>> = {
  '2026-11': {
    version: '2026-11',
    titre: "J'autorise le service logement de mon académie à intervenir dans la gestion de ma demande",
    paragraphes: [
      "J'autorise le service logement de mon académie à intervenir en mon nom et pour mon compte dans la gestion de ma demande, dans la limite de ce que je choisis ci-dessous. Je pourrai bénéficier pleinement de la politique de logement de mon académie et de son accompagnement dans ma recherche.",
      "Selon ce que je choisis, l'académie aura accès à l'intégralité de ma demande, pourra m'accompagner à candidater sur des logements, et consulter l'historique de mes candidatures, c'est-à-dire l'ensemble des logements sur lesquels je suis positionné.",
      "Sans cette autorisation, l'académie n'a accès à rien. Je peux la retirer à tout moment, aussi simplement que je la donne : l'accès cesse aussitôt et les copies sont effacées (article 7.3 du règlement général sur la protection des données).",
    ],
    pouvoirs: {
      voir_demande: "Le service logement lit l'intégralité de ma demande. Nécessaire pour lui donner les autres pouvoirs.",
      voir_historique: "Il voit l'ensemble des logements sur lesquels je suis positionné.",
      candidater: 'Il dépose une candidature en mon nom et pour mon compte. Je suis prévenu par e-mail.',
      annuler: "Il annule une candidature avant l'envoi au bailleur. Je suis prévenu par e-mail.",
    },
  },
};

/** Un mandat s'appuie sur un texte que l'on peut montrer : une version que personne n'a publiée ne prouve rien. */
export const estPublie = (version: string): boolean => Object.hasOwn(textesConsentement, version);

export const texteEnVigueur: TexteConsentement = textesConsentement[VERSION_TEXTE]!;

/** Le texte entier, pouvoirs compris, tel qu'on en prend l'empreinte. */
export const texteAccepte = ({ version, titre, paragraphes, pouvoirs: phrases }: TexteConsentement): string =>
  [version, titre, ...paragraphes, ...pouvoirs.map((pouvoir) => phrases[pouvoir])].join('\n');
