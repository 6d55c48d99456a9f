import { describe, expect, test } from 'vitest';
import { genererDemonstration } from '../../../demonstration/generateur/generer.ts';
import { estActive } from '../../../domain/candidature/etapes.ts';
import { transitionDe, transitions } from '../../../domain/candidature/transitions.ts';
import { etapeAgent } from '../../../domain/demande/etape.ts';
import { lireNumeroUnique } from '../../../domain/demande/numero-unique.ts';
import { doitRevalider } from '../../../domain/demande/revalider.ts';
import { lireSiret } from '../../../domain/demande/siret.ts';
import { evaluer } from '../../../domain/eligibilite/evaluer.ts';
import { estEnVigueur } from '../../../domain/mandat/mandat.ts';
import { loyerChargesComprises, type Offre } from '../../../domain/offre/offre.ts';
import { estConfirmee } from '../../../domain/pieces/fraicheur.ts';
import { listeRequise } from '../../../domain/pieces/liste-requise.ts';
import { ageRevolu, joursEntre } from '../../../domain/shared/dates.ts';
import { trouverCommune } from '../../../domain/referentiels/communes.ts';
import { estPublie } from '../../../domain/mandat/texte-consentement.ts';

const aujourdhui = '2026-02-28';
const demo = genererDemonstration({ graine: 7, agents: 2_000, offres: 200, aujourdhui });
const { academies, comptes, demandes, mandats, candidatures, offres } = demo;
const demandeDe = new Map(demandes.map((d) => [d.id, d]));
const mandatDe = new Map(mandats.map((m) => [m.demandeId, m]));
const offreDe = new Map(offres.map((o) => [o.id, o]));

describe('rien de réel', () => {
  const texte = JSON.stringify(demo);

  test('toutes les adresses finissent en .test', () => {
    const adresses = texte.match(/[^\s"@]+@[^\s"@]+/g) ?? [];
    expect(adresses.length).toBeGreaterThan(2_000);
    expect(adresses.filter((a) => !a.endsWith('.test'))).toEqual([]);
  });

  test('aucun numéro de sécurité sociale de quinze chiffres à la clé juste', () => {
    const numeros = (dans: string): string[] =>
      (dans.match(/(?<!\d)[12]\d{14}(?!\d)/g) ?? []).filter((n) => 97 - Number(BigInt(n.slice(0, 13)) % 97n) === Number(n.slice(13)));
    // L'exemple est composé ici : écrit d'un bloc, il serait lui-même un numéro valide.
    const exemple = '2890545234001';
    expect(numeros(`« ${exemple}${String(97 - Number(BigInt(exemple) % 97n)).padStart(2, '0')} »`)).toHaveLength(1);
    expect(numeros(texte)).toEqual([]);
  });

  test('les téléphones sont dans la tranche réservée à la fiction', () => {
    for (const d of demandes) expect(d.demandeur.telephone).toMatch(/^063998\d{4}$/);
  });

  test.each(academies.map((a) => [a.nom, a.siret]))('le SIRET de l’académie (%s) a une clé de Luhn juste', (_, siret) => {
    expect(lireSiret(siret)).toEqual({ ok: true, value: siret });
  });
});

describe('les comptes', () => {
  test('sont ceux que l’écran de connexion annonce', () => {
    expect(comptes.map((c) => [c.courriel, c.role, c.academieId])).toEqual([
      ['gestionnaire@demo.test', 'gestionnaire', 'orleans-tours'],
      ['gestionnaire2@demo.test', 'gestionnaire', 'orleans-tours'],
      ['gestionnaire-paris@demo.test', 'gestionnaire', 'paris'],
      ['conseiller@demo.test', 'conseiller', null],
      ['bailleur@demo.test', 'bailleur', null],
      ['agent@demo.test', 'agent', null],
    ]);
    expect(new Set(comptes.map((c) => c.motDePasse))).toEqual(new Set(['Demonstration-2026']));
  });

  test('le compte du bailleur est celui qui a le plus d’offres dans le Loiret', () => {
    expect(comptes.find((c) => c.role === 'bailleur')?.bailleurId).toBe(leBailleurDuLoiret(offres)[0]);
  });

  test('l’agent du compte a le premier dossier, libre de postuler à la première offre', () => {
    const [premiere] = demandes;
    expect(premiere?.demandeur.courriel).toBe('agent@demo.test');
    expect(premiere?.agentId).toBe(comptes.find((c) => c.role === 'agent')?.id);
    expect(candidatures.filter((c) => c.demandeId === premiere?.id)).toEqual([]);
    expect(estEnVigueur(mandatDe.get(premiere!.id)!, aujourdhui)).toBe(true);
    expect(offres[0]).toMatchObject({ etat: 'publiee', typologie: 'T2', commune: { nom: 'Orléans' } });
  });

  test('le dossier de l’agent du compte est prêt : toutes ses pièces sont confirmées et encore valables', () => {
    expect(etapeAgent(demandes[0]!)).toBe('pret');
    expect(demandes[0]!.pieces.filter((p) => !estConfirmee(p, aujourdhui))).toEqual([]);
  });
});

const leBailleurDuLoiret = (publiees: readonly Offre[]): [string, number] => {
  const nombres = new Map<string, number>();
  for (const { commune, bailleurId } of publiees)
    if (commune.departement === '45') nombres.set(bailleurId!, (nombres.get(bailleurId!) ?? 0) + 1);
  return [...nombres].toSorted(([, a], [, b]) => b - a)[0]!;
};

describe('les règles tiennent', () => {
  test.each([1, 2, 3, 42, 2026])('chaque offre a son bailleur, et celui du compte en a beaucoup dans le Loiret (graine %i)', (graine) => {
    const { offres: publiees, bailleurs } = genererDemonstration({ graine, agents: 1, offres: 120, aujourdhui });
    const noms = new Map<string, string>(bailleurs.map((b) => [b.id, b.nom]));
    for (const o of publiees) expect(noms.get(o.bailleurId!)).toBe(o.bailleur);
    expect(leBailleurDuLoiret(publiees)[0]).toBe(comptes.find((c) => c.role === 'bailleur')?.bailleurId);
  });

  test('les pièces d’un dossier sont celles que sa situation demandait le jour où il a été préparé', () => {
    for (const d of demandes) {
      const preparation = d.pieces.find((p) => p.deposeeLe !== null)?.deposeeLe;
      if (preparation == null) continue;
      expect(d.pieces.map((p) => `${p.personne} ${p.libelle}`)).toEqual(
        listeRequise(d, preparation).map((p) => `${p.personne} ${p.libelle}`),
      );
    }
  });

  test('une demande importée avant le 20/04/2021 avait déjà été déposée, et n’a pas été mise à jour depuis', () => {
    const anciennes = demandes.filter(doitRevalider);
    expect(anciennes.length).toBeGreaterThan(0);
    for (const d of anciennes) {
      expect([d.deposeeLe < d.importeeLe!, d.actualiseeLe < '2021-04-20', d.dossierValideLe]).toEqual([true, true, null]);
    }
  });

  test('la situation familiale, le logement et l’activité s’accordent avec le motif et le ménage', () => {
    const aDeux: Readonly<Record<string, string>> = { mariage: 'marie', pacs: 'pacse', concubinage: 'concubinage' };
    for (const d of demandes) {
      const { lienCodemandeur } = d.menage;
      const attendue = lienCodemandeur === null || lienCodemandeur === 'autre' ? null : aDeux[lienCodemandeur];
      if (attendue === null) expect(['celibataire', 'separe', 'divorce', 'veuf']).toContain(d.situationFamiliale);
      else expect(d.situationFamiliale).toBe(attendue);
      if (d.motif === 'separation') expect(['separe', 'divorce']).toContain(d.situationFamiliale);
      expect(d.motif === 'sans_logement').toBe(d.logementActuel === 'sans_logement');
      if (d.motif === 'conge_du_proprietaire') expect(d.logementActuel).toBe('locataire');
      expect((d.rattachement.a === 'demandeur' ? d.demandeur : d.codemandeur)?.activite).toBe('emploi');
      if (d.codemandeur?.activite === 'retraite') expect(ageRevolu(d.codemandeur.dateNaissance, aujourdhui)).toBeGreaterThanOrEqual(60);
    }
  });

  test('chaque pas de l’histoire nomme son acte, et un dossier passé en commission a sa séance', () => {
    for (const { evenements, commission } of candidatures) {
      for (const { etat, acte } of evenements) expect(acte === null ? 'deposee' : transitionDe(acte).vers).toBe(etat);
      const inscription = evenements.find((e) => e.acte === 'inscrire_en_commission');
      expect(commission?.le ?? null).toBe(inscription?.quand.slice(0, 10) ?? null);
    }
  });

  test('une seule candidature active par demande, et jamais deux en même temps par le passé', () => {
    for (const liste of Map.groupBy(candidatures, (c) => c.demandeId).values()) {
      expect(liste.filter((c) => estActive(c.etat)).length).toBeLessThanOrEqual(1);
      for (const [i, suivante] of liste.entries()) {
        const precedente = liste[i - 1];
        if (precedente) expect(precedente.evenements.at(-1)!.quand < suivante.deposeeLe).toBe(true);
      }
      expect(new Set(liste.map((c) => c.offreId)).size).toBe(liste.length);
    }
  });

  test('chaque histoire est datée dans l’ordre, dans la vie de l’offre et de la demande, jamais dans l’avenir', () => {
    for (const c of candidatures) {
      const quand = c.evenements.map((e) => e.quand);
      expect(quand).toEqual(quand.toSorted());
      expect(new Set(quand).size).toBe(quand.length);
      expect(quand.at(-1)! < aujourdhui).toBe(true);
      const offre = offreDe.get(c.offreId)!;
      expect(offre.publieeLe <= c.deposeeLe.slice(0, 10) && c.deposeeLe.slice(0, 10) <= offre.dateLimite).toBe(true);
      const demande = demandeDe.get(c.demandeId)!;
      expect(demande.deposeeLe <= c.deposeeLe && demande.dossierValideLe! <= c.deposeeLe).toBe(true);
      expect([c.etat, c.deposeeLe, c.academieId]).toEqual([c.evenements.at(-1)!.etat, quand[0], demande.academieId]);
    }
  });

  test('chaque pas est une transition permise à son auteur, avec son texte quand il en faut un', () => {
    const actes = Object.values(transitions);
    for (const { evenements } of candidatures) {
      expect(evenements[0]!.etat).toBe('deposee');
      for (const [i, { etat, auteur, motif, quand }] of evenements.entries()) {
        const avant = evenements[i - 1];
        if (avant === undefined) continue;
        const acte = actes.find(
          (a) => a.vers === etat && (a.de as readonly string[]).includes(avant.etat) && (a.par as readonly string[]).includes(auteur.role),
        );
        expect({ de: avant.etat, vers: etat, par: auteur.role, permis: acte !== undefined }).toMatchObject({ permis: true });
        if (acte?.texte) expect(motif).not.toBeNull();
        if (acte?.delai === 'dans') expect(joursEntre(avant.quand.slice(0, 10), quand.slice(0, 10))).toBeLessThanOrEqual(10);
      }
    }
  });

  test('une attribution sans réponse date de moins de dix jours', () => {
    const enAttente = candidatures.filter((c) => c.etat.startsWith('attribuee'));
    expect(enAttente.length).toBeGreaterThan(5);
    for (const c of enAttente) expect(joursEntre(c.evenements.at(-1)!.quand.slice(0, 10), aujourdhui)).toBeLessThanOrEqual(10);
  });

  test('les ressources tombent des deux côtés de chaque plafond, et le premier dossier convient à la première offre', () => {
    expect(evaluer({ demande: demandes[0]!, offre: offres[0]!, le: aujourdhui }).verdict).toBe('favorable');
    for (const norme of ['PLAI', 'PLUS', 'PLS', 'PLI'] as const) {
      const offre = offres.find((o) => o.normeLocative === norme && o.commune.departement === '75')!;
      const verdicts = new Set(
        demandes.map((demande) => evaluer({ demande, offre, le: aujourdhui }).raisons.find((r) => r.regle === 'plafond')?.verdict),
      );
      expect({ norme, verdicts }).toEqual({ norme, verdicts: new Set(['favorable', 'defavorable', 'a_verifier']) });
    }
  });

  test('un gestionnaire n’a agi que sous un mandat qui le lui permettait ce jour-là', () => {
    const actes = candidatures.flatMap((c) => c.evenements.map((e) => ({ c, e }))).filter(({ e }) => e.auteur.role === 'gestionnaire');
    expect(actes.length).toBeGreaterThan(20);
    for (const { c, e } of actes) {
      const mandat = mandatDe.get(c.demandeId)!;
      expect(e.auteur).toMatchObject({ mandatId: mandat.id });
      expect(mandat.pouvoirs).toContain(e.etat === 'deposee' ? 'candidater' : 'annuler');
      expect(mandat.debut <= e.quand.slice(0, 10) && e.quand.slice(0, 10) <= mandat.fin).toBe(true);
      expect(mandat.retireLe === null || e.quand < mandat.retireLe).toBe(true);
      expect(comptes.find((x) => x.id === (e.auteur.role === 'gestionnaire' ? e.auteur.id : ''))?.academieId).toBe(c.academieId);
    }
  });

  test('le nombre de candidatures d’une offre est celui des candidatures non annulées', () => {
    for (const o of offres)
      expect(o.nombreCandidatures).toBe(candidatures.filter((c) => c.offreId === o.id && c.etat !== 'annulee').length);
  });

  test('un logement n’est promis qu’à un ménage', () => {
    const promis = candidatures.filter((c) =>
      ['attribuee', 'attribuee_sous_condition', 'acceptee', 'bail_signe', 'entree_dans_les_lieux'].includes(c.etat),
    );
    expect(promis.length).toBeGreaterThan(5);
    expect(new Set(promis.map((c) => c.offreId)).size).toBe(promis.length);
  });

  test('le résumé d’une candidature est celui de son offre', () => {
    for (const c of candidatures) {
      const o = offreDe.get(c.offreId)!;
      expect(c.resume).toMatchObject({
        typologie: o.typologie,
        commune: o.commune.nom,
        loyerChargesComprises: loyerChargesComprises(o),
        dateLimite: o.dateLimite,
      });
    }
  });

  test('les communes, les codes postaux et le département sont ceux du référentiel', () => {
    for (const d of demandes) {
      expect(d.departement).toBe(d.communes[0]!.departement);
      expect(new Set(d.communes.map((c) => c.insee)).size).toBe(d.communes.length);
      for (const c of d.communes) expect(trouverCommune(c.insee)).toMatchObject(c);
    }
    for (const o of offres) expect(trouverCommune(o.commune.insee)?.codesPostaux).toContain(o.codePostal);
  });

  test('le numéro unique porte le territoire et le mois du dépôt (D2)', () => {
    for (const { numeroUnique, deposeeLe, departement } of demandes) {
      const territoire = numeroUnique.type === 'nur' ? '111' : `0${departement}`;
      expect(lireNumeroUnique(numeroUnique.valeur, aujourdhui)).toMatchObject({
        ok: true,
        value: { valeur: numeroUnique.valeur, type: numeroUnique.type },
      });
      expect(numeroUnique.valeur).toMatch(new RegExp(`^${territoire}${deposeeLe.slice(5, 7)}${deposeeLe.slice(2, 4)}\\d{5,6}[A-Z0-9]{5}$`));
    }
  });

  test('une demande vaut un an de date à date, et un mandat un jour, 1, 6 ou 12 mois', () => {
    for (const d of demandes) expect(d.deposeeLe < aujourdhui && d.deposeeLe < d.valableJusquau).toBe(true);
    for (const m of mandats)
      expect(m.debut <= m.fin && m.donneLe.slice(0, 10) <= m.debut && m.donneLe.slice(0, 10) <= aujourdhui).toBe(true);
    for (const m of mandats) expect(estPublie(m.versionTexte)).toBe(true);
    for (const m of mandats) if (m.retireLe !== null) expect(m.donneLe < m.retireLe && m.retireLe < aujourdhui).toBe(true);
  });
});
