import { describe, expect, test } from 'vitest';
import { ajouterEvenement } from '../../../domain/candidature/appliquer.ts';
import type { Auteur } from '../../../domain/candidature/candidature.ts';
import { type ActeCandidature, actesCandidature } from '../../../domain/candidature/etapes.ts';
import { transitionDe } from '../../../domain/candidature/transitions.ts';
import { etapeCandidature } from '../../../server/courriel/messages/candidature.ts';
import { codeDeSecurite } from '../../../server/courriel/messages/code-securite.ts';
import { aucunCompte, compteDejaOuvert, demandeDAcces, nouveauMotDePasse } from '../../../server/courriel/messages/compte.ts';
import { demandeImportee, demandeSupprimee, rattachementJuge } from '../../../server/courriel/messages/demande.ts';
import type { Contenu } from '../../../server/courriel/messages/gabarit.ts';
import { mandatDonne, mandatFini, mandatRetire } from '../../../server/courriel/messages/mandat.ts';
import { auteurs, uneCandidature } from '../../constructeurs/candidature.ts';
import { midi } from '../../constructeurs/jours.ts';

const HOSTILE = '<script>alert("1")</script> & Hélène';
const lien = 'https://poste.exemple.test/compte/#jeton=abc&x=1';
const paris = uneCandidature().valeur().resume;
const resume = { ...paris, commune: 'Paris', departement: '75', loyerChargesComprises: 703 };
const LIGNE = 'T2 | Paris (75) | 703\u00a0€';

/** Le courriel d'un acte fait le 20 novembre 2026 à 13 h, heure de Paris, par qui peut le faire. */
function apres(acte: ActeCandidature, options: { role?: Auteur['role']; motif?: string | null; prenom?: string } = {}): Contenu {
  const { de, par, texte } = transitionDe(acte);
  const avant = uneCandidature().avec({ resume, commission: null }).dansLEtat(de[0]!).valeur();
  const candidature = ajouterEvenement(avant, {
    acte,
    auteur: auteurs[options.role ?? par[0]!],
    instant: midi('2026-11-20'),
    texte: options.motif === undefined ? (texte ? 'Avis d’imposition 2025 manquant' : null) : options.motif,
  });
  return etapeCandidature({ prenom: options.prenom ?? 'Hélène', candidature, evenement: candidature.evenements.at(-1)! });
}
function postuler(role: 'agent' | 'gestionnaire', prenom = 'Hélène'): Contenu {
  const candidature = uneCandidature().avec({ resume }).valeur();
  const evenement = { ...candidature.evenements[0]!, auteur: auteurs[role] };
  return etapeCandidature({ prenom, candidature: { ...candidature, evenements: [evenement] }, evenement });
}

const mandat = { academie: 'Académie d’Orléans-Tours', debut: '2026-11-23', fin: '2027-05-22' } as const;
const numeroUnique = '045112612345ACLOG6';
const tous = (prenom: string): readonly (readonly [string, Contenu])[] => [
  ['demandeDAcces', demandeDAcces({ lien, expireDansJours: 2 })],
  ['nouveauMotDePasse', nouveauMotDePasse({ lien, expireDansJours: 2 })],
  ['compteDejaOuvert', compteDejaOuvert({ lien })],
  ['compteDejaOuvert, sans lien', compteDejaOuvert({ lien: null })],
  ['aucunCompte', aucunCompte()],
  ['codeDeSecurite', codeDeSecurite({ code: '482913', heures: 24 })],
  ['mandatDonne', mandatDonne({ ...mandat, prenom, pouvoirs: ['voir_demande', 'candidater'] })],
  ['mandatRetire', mandatRetire({ prenom, academie: mandat.academie, retireLe: midi() })],
  ...(['autre_employeur', 'codemandeur_retire'] as const).flatMap((raison) =>
    ['Académie de Paris', null].map((nouvelle): [string, Contenu] => [
      `mandatFini, ${raison}, ${nouvelle === null ? 'sans académie' : 'une autre académie'}`,
      mandatFini({ prenom, academie: mandat.academie, donneLe: midi(), fin: mandat.fin, raison, nouvelle }),
    ]),
  ),
  ['demandeImportee', demandeImportee({ prenom, numeroUnique })],
  ['demandeSupprimee', demandeSupprimee({ prenom, numeroUnique })],
  ['rattachementJuge, validé', rattachementJuge({ prenom, academie: mandat.academie, validee: true, motif: null })],
  ['rattachementJuge, refusé', rattachementJuge({ prenom, academie: mandat.academie, validee: false, motif: HOSTILE })],
  ['postuler, agent', postuler('agent', prenom)],
  ['postuler, gestionnaire', postuler('gestionnaire', prenom)],
  ...actesCandidature.map((acte) => [acte, apres(acte, { prenom })] as const),
];

const ENTITES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
/** Les mots qu'un lecteur voit dans la version HTML. */
const mots = (texte: string): string[] => texte.split(/[\s«»:-]+/).filter((mot) => mot !== '');
const visibles = ({ html }: Contenu): string[] =>
  mots(
    html
      .slice(html.indexOf('<body'))
      .replace(/<[^>]*>/g, ' ')
      .replace(/&(amp|lt|gt|quot|#39);/g, (_, nom: string) => ENTITES[nom]!),
  );

describe.each(tous('Hélène'))('%s', (_, message) => {
  test('le texte et le HTML disent les mêmes mots', () => {
    const html = new Set(visibles(message));
    const texte = new Set(mots(message.texte));
    expect([...texte].filter((mot) => !html.has(mot))).toEqual([]);
    const avis = new Set(mots('Si le lien ne s’ouvre pas, recopiez cette adresse dans votre navigateur'));
    expect([...html].filter((mot) => !texte.has(mot) && !avis.has(mot))).toEqual([]);
  });

  test('le HTML est en français, sans rien de distant ni d’actif', () => {
    expect(message.html).toMatch(/^<!doctype html>\n<html lang="fr">/);
    expect(message.html).not.toMatch(/<(img|link|script|iframe|form|object|svg)\b|\son\w+=|url\(|@import/i);
    expect([...message.html.matchAll(/href="([^"]*)"/g)].every(([, adresse]) => adresse === lien.replaceAll('&', '&amp;'))).toBe(true);
  });

  test('il dit qu’il est automatique et qui appeler, et ne dit rien de trop', () => {
    expect(message.texte).toContain('Courriel automatique, merci de ne pas répondre.');
    expect(message.texte).toContain('0 970 800 800');
    expect(message.sujet).not.toMatch(/[\r\n]/);
    expect(message.texte).not.toMatch(/salarié|entreprise|utilisateur|\b(undefined|null|NaN|Invalid)\b/i);
    expect(message.texte).not.toContain(numeroUnique);
    expect(message.texte).not.toMatch(/revenu|imposable|sécurité sociale/i);
  });
});

describe('un nom hostile', () => {
  test.each(tous(HOSTILE).filter(([, { texte }]) => texte.includes('Hélène')))('dans %s se lit tel quel et ne fait rien', (_, message) => {
    expect(message.texte).toContain(HOSTILE);
    expect(message.html).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; Hélène');
    expect(message.html).not.toContain('<script');
  });

  test('dans un motif se lit tel quel, sur plusieurs lignes', () => {
    const message = apres('invalider', { motif: `Ligne 1\r\n${HOSTILE}\u0007` });
    expect(message.texte).toContain(`Motif :\n\n« Ligne 1\n${HOSTILE} »`);
    expect(message.html).toContain('« Ligne 1\n&lt;script&gt;');
  });
});

describe('le courriel de création du compte est celui du guide', () => {
  const { sujet, texte } = demandeDAcces({ lien, expireDansJours: 2 });
  test('son sujet, à la lettre', () => expect(sujet).toBe("Action Logement Services – Demande d'accès"));
  test('son texte, le lien écrit en entier', () => {
    expect(texte.split('\n\n').slice(0, 7)).toEqual([
      'Madame, Monsieur,',
      'Suite à votre demande d’accès, veuillez cliquer sur le lien ci-dessous et suivre les instructions.',
      `Cliquez ici : ${lien}`,
      'Ce lien expire dans 2 jour(s).',
      'Si vous n’êtes pas à l’origine de cette demande, merci d’ignorer ce message.',
      'Bien cordialement,',
      'Action Logement Services',
    ]);
  });
});

describe('chaque pas d’une candidature', () => {
  test.each(actesCandidature)('%s : le logement, quand, et par qui', (acte) => {
    const { sujet, texte } = apres(acte);
    const role = transitionDe(acte).par[0]!;
    expect(sujet).toContain(` – ${LIGNE}`);
    expect(texte).toContain(`Logement : ${LIGNE}, proposé par Bailleur d’essai.`);
    const qui = {
      agent: 'par vous-même',
      gestionnaire: 'par Camille Moreau',
      conseiller: 'par Nadège Faure, d’Action Logement Services',
      bailleur: 'par le bailleur Bailleur d’essai',
      systeme: 'automatiquement',
    }[role];
    expect(texte).toContain(`Le 20/11/2026 à 13:00, ${qui}.`);
  });

  test('deux pas différents n’ont jamais le même sujet', () => {
    const sujets = [postuler('agent'), ...actesCandidature.map((acte) => apres(acte))].map((m) => m.sujet);
    expect(new Set(sujets).size).toBe(sujets.length);
  });

  test.each(actesCandidature.filter((acte) => transitionDe(acte).texte))('%s montre son motif tel quel', (acte) => {
    expect(apres(acte, { motif: 'Le 3 décembre à 10 h, hall B' }).texte).toContain('« Le 3 décembre à 10 h, hall B »');
  });

  test.each(['attribuer', 'attribuer_avec_rang', 'attribuer_sous_condition'] as const)('%s dit le dernier jour pour répondre', (acte) => {
    expect(apres(acte).texte).toContain('Vous avez jusqu’au 30/11/2026 inclus pour répondre.');
  });

  test.each(actesCandidature.filter((acte) => !acte.startsWith('attribuer')))('%s ne parle d’aucun délai de réponse', (acte) => {
    expect(apres(acte).texte).not.toContain('pour répondre');
  });

  test.each([
    ['postuler', postuler('gestionnaire')],
    ['annuler', apres('annuler', { role: 'gestionnaire' })],
  ])('%s au nom de l’agent dit comment retirer son consentement', (_, { texte }) => {
    expect(texte).toContain('par Camille Moreau, du service logement de votre académie, en votre nom');
    expect(texte).toContain('Si ce n’est pas ce que vous vouliez, vous pouvez retirer votre consentement');
  });

  test('fait par l’agent lui-même, il ne parle pas de consentement', () => {
    expect(postuler('agent').texte + apres('annuler', { role: 'agent' }).texte).not.toContain('consentement');
  });

  test('une réponse enregistrée par le bailleur se signale à l’agent', () => {
    expect(apres('accepter', { role: 'bailleur' }).texte).toContain('Si ce n’est pas la vôtre, dites-le-lui au plus vite.');
    expect(apres('accepter', { role: 'agent' }).texte).not.toContain('au plus vite');
  });

  test('postuler rappelle la date limite, inscrire en commission dit le jour de la séance', () => {
    expect(postuler('agent').texte).toContain('Date limite pour candidater : 15/12/2026.');
    const candidature = uneCandidature()
      .avec({ resume, commission: { le: '2026-12-03', dossiers: 3, exception: null } })
      .valeur();
    const evenement = { ...candidature.evenements[0]!, acte: 'inscrire_en_commission', etat: 'en_commission' } as const;
    expect(etapeCandidature({ prenom: 'Hélène', candidature, evenement }).texte).toContain('Séance du 03/12/2026.');
  });

  test('un loyer avec centimes et un grand logement s’écrivent en entier', () => {
    const candidature = uneCandidature()
      .avec({ resume: { ...resume, typologie: 'T5+', loyerChargesComprises: 1203.5 } })
      .valeur();
    const { sujet } = etapeCandidature({ prenom: 'Hélène', candidature, evenement: candidature.evenements[0]! });
    expect(sujet.replaceAll(/[\u00a0\u202f]/g, ' ')).toContain('T6 et plus | Paris (75) | 1 203,50 €');
  });
});

describe('les autres courriels', () => {
  test('un mandat donné liste ses pouvoirs et ses dates', () => {
    const { texte } = mandatDonne({ ...mandat, prenom: 'Hélène', pouvoirs: ['voir_demande', 'annuler'] });
    expect(texte).toContain('- voir votre demande\n- annuler une candidature pour vous');
    expect(texte).not.toContain('postuler pour vous');
    expect(texte).toContain('du 23/11/2026 au 22/05/2027 inclus');
  });

  test('une demande se reconnaît à la fin de son numéro unique', () => {
    expect(demandeImportee({ prenom: 'Hélène', numeroUnique }).texte).toContain('finit par …LOG6');
  });

  test('un code dit sa durée, et de ne le donner à personne', () => {
    const { sujet, texte } = codeDeSecurite({ code: '482913', heures: 24 });
    expect(sujet).toBe('Votre code de sécurité');
    expect(texte).toContain('\n\n482913\n\n');
    expect(texte).toContain('actif 24 heures');
    expect(texte).toContain('Ne le donnez à personne');
    expect(sujet).not.toContain('482913');
  });

  test('un rattachement refusé dit le motif, un rattachement validé n’en a pas', () => {
    expect(rattachementJuge({ prenom: 'H', academie: 'A', validee: false, motif: 'Matricule inconnu' }).texte).toContain(
      '« Matricule inconnu »',
    );
    expect(rattachementJuge({ prenom: 'H', academie: 'A', validee: true, motif: null }).texte).not.toContain('écrit');
  });
});
