import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { enregistrerActe } from '../../../db/local/apply/acte.ts';
import { dernierRang, renumeroter } from '../../../db/local/apply/rang.ts';
import { appliquerReponses } from '../../../db/local/apply/reponses.ts';
import { effacerTraces } from '../../../db/local/apply/traces.ts';
import { fichierDuCarnet, lireCarnet } from '../../../db/local/carnet/fichier.ts';
import { ecrireNotes } from '../../../db/local/carnet/note.ts';
import { lireReprise } from '../../../db/local/carnet/reprendre.ts';
import { cleDuCarnet } from '../../../db/local/carnet/sceau.ts';
import { accorderCarnet, transactionAuCarnet } from '../../../db/local/carnet/suivi.ts';
import { connecter, estDisquePlein } from '../../../db/local/connexion.ts';
import { ecrireMeta } from '../../../db/local/meta.ts';
import { VERSION_CONNUE } from '../../../db/local/migrate.ts';
import type { BaseLocale } from '../../../db/local/open.ts';
import { estEnQuarantaine, marquerAbimee } from '../../../db/local/quarantaine.ts';
import { ouvrirOuReconstruire } from '../../../db/local/reconstruire.ts';
import { supprimerBase } from '../../../db/local/supprimer.ts';
import { commandesAEnvoyer } from '../../../db/local/views/envois.ts';
import { unDepot } from '../../constructeurs/acte.ts';
import { auteurs, uneCandidature } from '../../constructeurs/candidature.ts';
import { uneDemande } from '../../constructeurs/demande.ts';
import { commandeId, demandeId } from '../../constructeurs/identifiants.ts';
import { unMandat } from '../../constructeurs/mandat.ts';
import { cle, contenu, FLUX, ligne, recevoir, suppression, unDebut, uneBase } from './outils.ts';

const autreCle = new Uint8Array(32).fill(8);
const CANARI = 'Zorglubien';
const POSTE = '00000000-0000-4000-8000-00000000beef';

function enregistrer({ ecriture }: BaseLocale, n: number): void {
  const deposee = uneCandidature(n).valeur();
  const auteur = { ...auteurs.agent, nom: `Hélène ${CANARI}` };
  const candidature = { ...deposee, demandeId: demandeId(n), evenements: deposee.evenements.map((e) => ({ ...e, auteur })) };
  transactionAuCarnet(ecriture, (noter) => {
    enregistrerActe(ecriture, unDepot(n, candidature));
    noter(commandeId(n));
  });
}

/** Un poste connu du serveur, trois dossiers et deux actes en attente. */
function unPosteAuTravail(): BaseLocale {
  const base = uneBase();
  ecrireMeta(base.ecriture, 'poste_id', POSTE);
  recevoir(
    base,
    [1, 2, 3].flatMap((n) => [ligne('demande', 2 * n, uneDemande(n).valeur()), ligne('mandat', 2 * n + 1, unMandat(n).valeur())]),
  );
  enregistrer(base, 1);
  enregistrer(base, 2);
  return base;
}

function arrete(preparer: (base: BaseLocale) => void = () => undefined): string {
  const base = unPosteAuTravail();
  preparer(base);
  base.fermer();
  return base.fichier;
}

const abimer = (fichier: string): void => writeFileSync(fichier, readFileSync(fichier).fill(0x5a, 0, 4_096));
const octets = (fichier: string) =>
  readdirSync(path.dirname(fichier), { recursive: true, encoding: 'utf8' })
    .toSorted()
    .map((f) => path.join(path.dirname(fichier), f))
    .map((f) => [f, statSync(f).isDirectory() ? '' : readFileSync(f).toString('base64')]);

function rouvrir(fichier: string): BaseLocale {
  const ouverte = ouvrirOuReconstruire({ fichier, cle });
  if (!ouverte.ok) throw new Error(`base refusée : ${JSON.stringify(ouverte.refus)}`);
  return ouverte.value;
}
const envois = ({ lecture }: BaseLocale) => commandesAEnvoyer(lecture, 1_000).map((c) => [c.rang, c.commandeId]);
const notes = (fichier: string): string => JSON.stringify([...lireCarnet(fichier, cle)!.carnet.lignes.values()]);

describe('ce qui n’est pas un dégât est refusé, et rien n’est touché', () => {
  const cas: Record<string, { preparer: (fichier: string) => void; avec?: Uint8Array; motif: string }> = {
    'une base du futur': {
      motif: 'base_plus_recente',
      preparer(fichier) {
        const db = connecter(fichier, cle, { lectureSeule: false });
        db.pragma(`user_version = ${VERSION_CONNUE + 1}`);
        db.close();
      },
    },
    'une base abîmée, dont le carnet vient du futur': {
      motif: 'base_plus_recente',
      preparer(fichier) {
        const tete = { genre: 'tete', version: VERSION_CONNUE + 1, posteId: POSTE, dernierRang: 2 } as const;
        writeFileSync(fichierDuCarnet(fichier), ecrireNotes(cleDuCarnet(cle), [tete]));
        abimer(fichier);
      },
    },
    'une base marquée abîmée par une version plus récente': {
      motif: 'base_plus_recente',
      preparer(fichier) {
        const tete = { genre: 'tete', version: VERSION_CONNUE + 1, posteId: POSTE, dernierRang: 2 } as const;
        writeFileSync(fichierDuCarnet(fichier), ecrireNotes(cleDuCarnet(cle), [tete]));
        marquerAbimee(fichier);
      },
    },
    'une autre clé': { motif: 'base_illisible', preparer: () => undefined, avec: autreCle },
    'une autre clé et une base abîmée': { motif: 'base_illisible', preparer: abimer, avec: autreCle },
    'une base illisible et sans carnet : rien ne prouve la clé': {
      motif: 'base_illisible',
      preparer(fichier) {
        abimer(fichier);
        rmSync(fichierDuCarnet(fichier));
      },
    },
    'une base et un carnet où rien ne se lit': {
      motif: 'base_illisible',
      preparer(fichier) {
        abimer(fichier);
        writeFileSync(fichierDuCarnet(fichier), 'plus rien'.repeat(100));
      },
    },
  };

  test.each(Object.keys(cas))('%s', (nom) => {
    const { preparer, avec, motif } = cas[nom]!;
    const fichier = arrete();
    preparer(fichier);
    const avant = octets(fichier);
    const ouverte = ouvrirOuReconstruire({ fichier, cle: avec ?? cle });
    expect(ouverte).toMatchObject({ ok: false, refus: [{ motif }] });
    expect(octets(fichier)).toEqual(avant);
  });
});

describe('une base refaite', () => {
  test('a les actes en attente et leurs effets, le même poste, et compte à partir du même rang', () => {
    const fichier = arrete();
    abimer(fichier);
    const base = rouvrir(fichier);
    expect(envois(base)).toEqual([
      [1, commandeId(1)],
      [2, commandeId(2)],
    ]);
    expect(lireReprise(base.lecture)).toEqual({ motif: 'base_refaite', actes: 2 });
    expect(contenu(base).effet).toHaveLength(2);
    // Il reste des lignes à lire : l'effet attend son dossier.
    recevoir(base, [ligne('demande', 2, uneDemande(1).valeur())], unDebut([{ id: FLUX[0], restant: 1 }, { id: FLUX[1] }]));
    expect(contenu(base).situation).toMatchObject([{ etat: 'deposee', en_attente: 1 }]);
    enregistrer(base, 3);
    expect(envois(base).at(-1)).toEqual([3, commandeId(3)]);
    base.fermer();
  });

  test('une base vidée de ses actes réglés retient jusqu’où elle comptait', () => {
    const fichier = arrete((base) => {
      const recueLe = '2026-11-20T11:00:00.000Z';
      appliquerReponses(
        base.ecriture,
        [1, 2].map((n) => ({
          statut: 'acceptee' as const,
          commandeId: commandeId(n),
          recueLe,
          flux: 'academie:orleans-tours',
          numero: 99,
        })),
      );
      accorderCarnet(base.ecriture);
    });
    expect(lireCarnet(fichier, cle)).toMatchObject({ notes: 1, carnet: { dernierRang: 2, posteId: POSTE } });
    abimer(fichier);
    const base = rouvrir(fichier);
    expect([envois(base), dernierRang(base.lecture)]).toEqual([[], 2]);
    enregistrer(base, 3);
    expect(envois(base)).toEqual([[3, commandeId(3)]]);
    base.fermer();
  });

  test('ne garde sa quarantaine que jusqu’à l’effacement des traces, et aucun reçu ne part avant', () => {
    const fichier = arrete();
    abimer(fichier);
    const base = rouvrir(fichier);
    expect([estEnQuarantaine(fichier), base.lecture.prepare(`SELECT valeur FROM compteur WHERE nom = 'traces'`).pluck().get()]).toEqual([
      true,
      1,
    ]);
    expect(effacerTraces(base.ecriture)).toBe(true);
    expect(estEnQuarantaine(fichier)).toBe(false);
    base.fermer();
  });

  test('la marque d’une lecture qui a échoué vaut preuve, même si tout semble sain ou si le carnet ne se lit plus', () => {
    const fichier = arrete();
    writeFileSync(fichierDuCarnet(fichier), 'plus rien');
    marquerAbimee(fichier);
    const base = rouvrir(fichier);
    expect([envois(base), estEnQuarantaine(fichier)]).toEqual([[], true]);
    base.fermer();
  });

  test('supprimée, elle ne laisse ni carnet ni quarantaine', () => {
    const fichier = arrete();
    abimer(fichier);
    rouvrir(fichier).fermer();
    supprimerBase(fichier);
    expect(readdirSync(path.dirname(fichier))).toEqual([]);
  });
});

describe('le carnet suit la base', () => {
  test('un acte dont la transaction échoue n’y est pas', () => {
    const base = unPosteAuTravail();
    const avant = readFileSync(fichierDuCarnet(base.fichier));
    expect(() =>
      transactionAuCarnet(base.ecriture, (noter) => {
        noter(commandeId(1));
        throw new Error('la règle suivante échoue');
      }),
    ).toThrow('la règle suivante échoue');
    expect(readFileSync(fichierDuCarnet(base.fichier))).toEqual(avant);
    enregistrer(base, 3);
    expect(lireCarnet(base.fichier, cle)).toMatchObject({ abime: false, carnet: { dernierRang: 3 } });
  });

  test('un acte que la base pleine ne peut pas garder n’y est pas ; la place revenue, le suivant y est', () => {
    const base = unPosteAuTravail();
    const pages = Number(base.ecriture.pragma('page_count', { simple: true }));
    base.ecriture.pragma(`max_page_count = ${pages}`);
    let n = 2;
    const jusquAuPlein = () => {
      for (;;) enregistrer(base, ++n);
    };
    let erreur: unknown;
    try {
      jusquAuPlein();
    } catch (e) {
      erreur = e;
    }
    expect(estDisquePlein(erreur)).toBe(true);
    const dits = envois(base).map(([rang]) => rang);
    expect(dits).toEqual(Array.from({ length: n - 1 }, (_, i) => i + 1));
    expect([...lireCarnet(base.fichier, cle)!.carnet.lignes.keys()]).toEqual(envois(base).map(([, id]) => id));
    base.ecriture.pragma('max_page_count = 1000000');
    enregistrer(base, n);
    expect(envois(base).at(-1)).toEqual([n, commandeId(n)]);
    expect(lireCarnet(base.fichier, cle)!.carnet.dernierRang).toBe(n);
  });

  test('un mandat retiré : il n’y reste pas un mot de l’agent, et l’acte y attend encore', () => {
    const base = unPosteAuTravail();
    expect(notes(base.fichier)).toContain(CANARI);
    recevoir(base, [suppression('demande', 20, demandeId(1)), suppression('demande', 21, demandeId(2))]);
    expect(effacerTraces(base.ecriture)).toBe(true);
    expect(notes(base.fichier)).not.toContain(CANARI);
    expect(lireCarnet(base.fichier, cle)!.carnet.lignes.size).toBe(2);
  });

  test('des actes renumérotés le sont aussi au carnet, sans trou', () => {
    const base = unPosteAuTravail();
    expect(renumeroter(base.ecriture, 0)).toBe(false);
    expect(renumeroter(base.ecriture, 7)).toBe(true);
    accorderCarnet(base.ecriture);
    expect(envois(base).map(([rang]) => rang)).toEqual([8, 9]);
    base.fermer();
    abimer(base.fichier);
    const refaite = rouvrir(base.fichier);
    expect(envois(refaite)).toEqual([
      [8, commandeId(1)],
      [9, commandeId(2)],
    ]);
    refaite.fermer();
  });

  test('sans carnet, comme un poste d’avant lui, la base en refait un', () => {
    const fichier = arrete();
    rmSync(fichierDuCarnet(fichier));
    rouvrir(fichier).fermer();
    expect(existsSync(fichierDuCarnet(fichier))).toBe(true);
    expect(lireCarnet(fichier, cle)!.carnet).toMatchObject({ posteId: POSTE, dernierRang: 2 });
    expect(lireCarnet(fichier, cle)!.carnet.lignes.size).toBe(2);
  });
});
