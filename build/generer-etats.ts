import { writeFileSync } from 'node:fs';
import { actesCandidature, type EtatCandidature, estActive, etatsCandidature } from '../domain/candidature/etapes.ts';
import { iconeDeLEtat } from '../domain/candidature/icones.ts';
import { etatsSuivants, type Transition, transitionDe } from '../domain/candidature/transitions.ts';

/** Écrit docs/etats-candidature.md d'après les tables du code : `node build/generer-etats.ts`. Un essai échoue quand la page n'est plus à jour. */
export const cheminEtats = new URL('../docs/etats-candidature.md', import.meta.url);

const code = (texte: string): string => `\`${texte}\``;
const codes = (textes: readonly string[]): string => textes.map(code).join(', ');
const tableau = (entete: readonly string[], lignes: readonly (readonly string[])[]): string =>
  [entete, entete.map(() => '---'), ...lignes].map((cellules) => `| ${cellules.join(' | ')} |`).join('\n');

function ligneEtat(etat: EtatCandidature): string[] {
  const suivants = etatsSuivants(etat);
  return [
    code(etat),
    estActive(etat) ? 'active' : 'finale, archivée',
    iconeDeLEtat[etat].map(code).join(' '),
    suivants.length === 0 ? '' : codes(suivants),
  ];
}

function conditions({ texte, delai }: Transition): string {
  const delais = { dans: 'dans les dix jours', apres: 'après dix jours sans réponse' } as const;
  return [...(texte ? ['un texte est exigé'] : []), ...(delai === null ? [] : [delais[delai]])].join(', ');
}

export function pageDesEtats(): string {
  const actes = actesCandidature.map((acte): [string, Transition] => [acte, transitionDe(acte)]);
  const fleches = actes.flatMap(([acte, t]) => t.de.flatMap((de) => (t.vers === null ? [] : [`  ${de} --> ${t.vers} : ${acte}`])));
  const finales = etatsCandidature.filter((e) => !estActive(e)).map((e) => `  ${e} --> [*]`);
  return `# Les états d’une candidature

Page écrite par \`node build/generer-etats.ts\` d’après \`domain/candidature\` (\`etapes.ts\`, \`transitions.ts\`, \`icones.ts\`). Ne pas la modifier à la main.

Une demande n’a qu’une candidature active. Une candidature finale est archivée : l’agent peut postuler à nouveau.

## Les états

L’icône est celle de la barre de suivi du guide où l’état place la candidature ; celles d’avant sont faites, celles d’après à venir.
La visite est facultative : son icône se lit dans l’histoire de la candidature. Une candidature annulée s’arrête là où elle en était.

${tableau(['état', 'candidature', 'icône', 'états suivants'], etatsCandidature.map(ligneEtat))}

## Les actes

« Je postule » (l’agent, ou le gestionnaire qui a mandat) crée la candidature à l’état \`deposee\`.

${tableau(
  ['acte', 'depuis', 'vers', 'par', 'condition', 'sens'],
  actes.map(([acte, t]) => [
    code(acte),
    codes(t.de),
    t.vers === null ? 'le même état' : code(t.vers),
    t.par.join(', '),
    conditions(t),
    t.sens,
  ]),
)}

Le gestionnaire n’annule que si le mandat lui en donne le pouvoir. Les délais se jugent au jour du serveur, à Paris.

## Le dessin

\`\`\`mermaid
stateDiagram-v2
  [*] --> deposee : postuler
${[...fleches, ...finales].join('\n')}
\`\`\`
`;
}

if (import.meta.main) writeFileSync(cheminEtats, pageDesEtats());
