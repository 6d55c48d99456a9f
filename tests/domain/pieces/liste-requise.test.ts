import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Demande, Personne } from '../../../domain/demande/demande.ts';
import { estConfirmee } from '../../../domain/pieces/fraicheur.ts';
import { listeRequise, valableApresDepot } from '../../../domain/pieces/liste-requise.ts';
import { memePiece, PieceDuDossier } from '../../../domain/pieces/piece.ts';
import { uneDemande } from '../../constructeurs/demande.ts';
import { aujourdhui } from '../../constructeurs/jours.ts';
import { unEnfant } from '../../constructeurs/personne.ts';
import { unJour, uneDemandeQuelconque } from '../demande/demande-quelconque.ts';

const libelles = (demande: Demande, jour = aujourdhui): string[] => listeRequise(demande, jour).map((p) => p.libelle);
const codes = (demande: Demande, personne: PieceDuDossier['personne'] = 'demandeur', jour = aujourdhui): string[] =>
  listeRequise(demande, jour).flatMap((p) => (p.personne === personne ? [p.code] : []));
const seule = uneDemande().valeur();
/** Ce que toute personne en emploi dépose, ce jour-là. */
const enEmploi = ['cni_passeport', 'bulletin_2026-10', 'bulletin_2026-09', 'bulletin_2026-08', 'avis_2024', 'avis_2025'];
const enPlus = (demande: Demande): string[] => codes(demande).filter((code) => !enEmploi.includes(code));

describe('la liste des pièces du guide (§3)', () => {
  it('est celle de la capture, mot pour mot', () => {
    const demande = uneDemande().avec({ logementActuel: 'heberge', motif: 'conge_du_proprietaire' }).valeur();
    const parCategorie = Object.groupBy(listeRequise(demande, '2021-10-19'), (p) => p.categorie);
    const dits = Object.entries(parCategorie).map(([categorie, pieces]) => [categorie, pieces.map((p) => p.libelle)]);
    expect(dits).toEqual([
      ['identite', ["Carte nationale d'identité ou passeport"]],
      [
        'ressources',
        [
          "Bulletin de salaire privé / public du mois de septembre 2021 ou Attestation de l'employeur",
          "Bulletin de salaire privé / public du mois d'août 2021 ou Attestation de l'employeur",
          "Bulletin de salaire privé / public du mois de juillet 2021 ou Attestation de l'employeur",
          'Attestation de la personne qui héberge',
        ],
      ],
      [
        'avis_imposition',
        ["Avis d'imposition 2020 sur les revenus de l'année 2019", "Avis d'imposition 2021 sur les revenus de l'année 2020"],
      ],
      ['motif', ['Lettre de congé de propriétaire ou jugement prononçant la résiliation du bail']],
    ]);
  });

  it.each([
    ['2026-09-15', "d'août 2026"],
    ['2026-11-15', "d'octobre 2026"],
    ['2026-05-15', "d'avril 2026"],
    ['2026-03-15', 'de février 2026'],
    ['2026-01-15', 'de décembre 2025'],
  ])('le %s, le dernier bulletin est celui du mois %s', (jour, mois) => {
    expect(libelles(seule, jour)).toContain(`Bulletin de salaire privé / public du mois ${mois} ou Attestation de l'employeur`);
  });

  it.each([
    ['2026-01-01', ['2025-12', '2025-11', '2025-10']],
    ['2026-03-31', ['2026-02', '2026-01', '2025-12']],
    ['2026-05-31', ['2026-04', '2026-03', '2026-02']],
    ['2024-02-29', ['2024-01', '2023-12', '2023-11']],
    ['2024-03-31', ['2024-02', '2024-01', '2023-12']],
    ['2026-12-31', ['2026-11', '2026-10', '2026-09']],
  ])('le %s, les trois bulletins sont ceux des mois %j', (jour, mois) => {
    const bulletins = codes(seule, 'demandeur', jour).filter((code) => code.startsWith('bulletin_'));
    expect(bulletins).toEqual(mois.map((m) => `bulletin_${m}`));
  });

  it.each([
    ['2026-01-01', [2023, 2024]],
    ['2026-08-31', [2023, 2024]],
    ['2026-09-01', [2024, 2025]],
    ['2026-12-31', [2024, 2025]],
    ['2027-01-01', [2024, 2025]],
  ])('le %s, les deux avis sont ceux des revenus de %j : les derniers reçus', (jour, annees) => {
    expect(libelles(seule, jour).filter((l) => l.startsWith('Avis'))).toEqual(
      annees.map((annee) => `Avis d'imposition ${annee + 1} sur les revenus de l'année ${annee}`),
    );
  });
});

describe('la situation décide des pièces', () => {
  it.each<[string, Partial<Personne>, string[]]>([
    ['française', { nationalite: 'francaise' }, enEmploi],
    ['d’un pays de l’Union européenne', { nationalite: 'union_europeenne' }, enEmploi],
    ['d’une autre nationalité', { nationalite: 'autre' }, ['titre_sejour', ...enEmploi.slice(1)]],
    ['retraitée', { activite: 'retraite' }, ['cni_passeport', 'retraite', 'avis_2024', 'avis_2025']],
    ['en recherche d’emploi', { activite: 'recherche_emploi' }, ['cni_passeport', 'are', 'avis_2024', 'avis_2025']],
    ['en études', { activite: 'etudes' }, ['cni_passeport', 'etudiant', 'avis_2024', 'avis_2025']],
    ['sans activité', { activite: 'sans_activite' }, ['cni_passeport', 'avis_2024', 'avis_2025']],
  ])('une personne %s, qu’elle soit demandeuse ou codemandeuse', (_, traits, attendus) => {
    const sansMotif = uneDemande().avec({ motif: 'autre' });
    expect(codes(sansMotif.avecDemandeur(traits).valeur())).toEqual(attendus);
    const deux = sansMotif.avecCodemandeur(traits, 'autre').valeur();
    expect(codes(deux, 'codemandeur')).toEqual(attendus);
    expect(codes(deux, 'demandeur')).toEqual(enEmploi);
  });

  it('sans codemandeur, rien ne lui est demandé', () => expect(codes(seule, 'codemandeur')).toEqual([]));

  const rien = uneDemande().avec({ motif: 'autre' });
  it.each<[string, Demande, string[]]>([
    ['rien de particulier', rien.valeur(), []],
    ['hébergée', rien.avec({ logementActuel: 'heberge' }).valeur(), ['hebergement']],
    ['locataire', rien.avec({ logementActuel: 'locataire' }).valeur(), ['quittance']],
    ['propriétaire', rien.avec({ logementActuel: 'proprietaire' }).valeur(), []],
    ['mariée', rien.avec({ situationFamiliale: 'marie' }).valeur(), ['marie']],
    ['pacsée', rien.avec({ situationFamiliale: 'pacse' }).valeur(), ['pacse']],
    ['en concubinage', rien.avec({ situationFamiliale: 'concubinage' }).valeur(), []],
    ['séparée', rien.avec({ situationFamiliale: 'separe' }).valeur(), ['instance_divorce']],
    ['divorcée', rien.avec({ situationFamiliale: 'divorce' }).valeur(), ['divorce']],
    ['veuve', rien.avec({ situationFamiliale: 'veuf' }).valeur(), ['veuf']],
    ['qui attend un enfant', rien.avecNaissances(1).valeur(), ['grossesse']],
    ['qui attend des jumeaux', rien.avecNaissances(2).valeur(), ['grossesse']],
    ['un enfant', rien.avecACharge(unEnfant('2018-03-02')).valeur(), ['mineur']],
    ['trois enfants', rien.avecACharge(unEnfant('2018-03-02'), unEnfant('2020-03-02'), unEnfant('2020-03-02')).valeur(), ['mineur']],
    ['un enfant de 18 ans demain', rien.avecACharge(unEnfant('2008-11-24')).valeur(), ['mineur']],
    ['un enfant de 18 ans aujourd’hui', rien.avecACharge(unEnfant('2008-11-23')).valeur(), []],
    ['un enfant en situation de handicap', rien.avecACharge(unEnfant('2018-03-02', true)).valeur(), ['mineur', 'handicap']],
    ['en situation de handicap', rien.avecDemandeur({ enSituationHandicap: true }).valeur(), ['handicap']],
    ['codemandeur en situation de handicap', rien.avecCodemandeur({ enSituationHandicap: true }).valeur(), []],
  ])('%s', (_, demande, attendus) => expect(enPlus(demande)).toEqual(attendus));

  it('le handicap du codemandeur se prouve par une pièce à lui', () => {
    const demande = rien.avecCodemandeur({ enSituationHandicap: true }).valeur();
    expect(codes(demande, 'codemandeur')).toEqual([...enEmploi, 'handicap']);
  });

  it.each<[Demande['motif'], string[]]>([
    ['sans_logement', ['sans_logement']],
    ['logement_trop_petit', []],
    ['logement_trop_cher', ['cout']],
    ['rapprochement_travail', ['rapprochement']],
    ['mutation', ['mutation']],
    ['conge_du_proprietaire', ['conge']],
    ['separation', []],
    ['autre', []],
  ])('le motif « %s » demande %j', (motif, attendus) => expect(enPlus(uneDemande().avec({ motif }).valeur())).toEqual(attendus));
});

const rang = (p: PieceDuDossier): number =>
  ['demandeur', 'codemandeur'].indexOf(p.personne) * 10 + PieceDuDossier.shape.categorie.options.indexOf(p.categorie);

describe('quelle que soit la situation', () => {
  it('chaque pièce est bien faite, demandée une fois à une personne, pas encore déposée', () => {
    fc.assert(
      fc.property(uneDemandeQuelconque, unJour(2021, 2030), (demande, jour) => {
        const pieces = listeRequise(demande, jour);
        expect(pieces.map((p) => PieceDuDossier.strict().parse(p))).toEqual(pieces);
        expect(pieces.filter((p) => p.deposeeLe !== null || p.libelle === '')).toEqual([]);
        expect(pieces.filter((p, i) => pieces.findIndex((q) => memePiece(p, q)) !== i)).toEqual([]);
        expect(pieces.filter((p) => p.personne === 'codemandeur').length > 0).toBe(demande.codemandeur !== null);
      }),
    );
  });

  it('le demandeur vient d’abord, puis les catégories dans l’ordre du guide', () => {
    fc.assert(
      fc.property(uneDemandeQuelconque, unJour(2021, 2030), (demande, jour) => {
        const rangs = listeRequise(demande, jour).map(rang);
        expect(rangs).toEqual(rangs.toSorted((a, b) => a - b));
      }),
    );
  });

  it('une pièce qui a sa date est demandée jusqu’à ce jour compris, et plus le lendemain', () => {
    fc.assert(
      fc.property(uneDemandeQuelconque, unJour(2024, 2028), fc.nat(1_200), (demande, jour, plusTard) => {
        const le = new Date(Date.parse(jour) + plusTard * 86_400_000).toISOString().slice(0, 10);
        const apres = listeRequise(demande, le);
        for (const piece of listeRequise(demande, jour).filter((p) => p.valableJusquau !== null)) {
          expect(apres.some((p) => memePiece(p, piece))).toBe(estConfirmee({ ...piece, deposeeLe: jour }, le));
        }
      }),
    );
  });
});

describe('jusqu’à quand vaut une pièce déposée', () => {
  const deposee = (code: string): string | null => {
    const demande = uneDemande()
      .avec({ logementActuel: code === 'quittance' ? 'locataire' : 'heberge', motif: 'conge_du_proprietaire' })
      .avecNaissances(1)
      .avecDemandeur({ enSituationHandicap: true, activite: code === 'are' ? 'recherche_emploi' : 'emploi' })
      .valeur();
    const piece = listeRequise(demande, aujourdhui).find((p) => p.code === code);
    if (piece === undefined) throw new Error(`pièce non demandée : ${code}`);
    return valableApresDepot(piece, '2026-11-30');
  };
  it.each([
    ['cni_passeport', null],
    ['handicap', null],
    ['hebergement', '2027-02-28'],
    ['quittance', '2027-02-28'],
    ['are', '2027-02-28'],
    ['conge', '2027-05-30'],
    ['grossesse', '2027-08-30'],
    ['bulletin_2026-10', '2027-01-31'],
    ['bulletin_2026-08', '2026-11-30'],
    ['avis_2024', '2027-08-31'],
    ['avis_2025', '2028-08-31'],
  ])('%s, déposée le 30 novembre 2026 : %s', (code, attendu) => expect(deposee(code)).toBe(attendu));
});
