import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

const racine = path.resolve(import.meta.dirname, '../..');
let bac: string;
let enMarche: ChildProcess[] = [];
beforeEach(() => {
  bac = mkdtempSync(path.join(os.tmpdir(), 'poste-start-'));
  // Pour l'administrateur, PostgreSQL tourne sous un autre compte, qui doit pouvoir traverser le bac.
  chmodSync(bac, 0o755);
});
afterEach(async () => {
  for (const p of enMarche)
    if (p.exitCode === null && p.signalCode === null) {
      p.kill('SIGTERM');
      await once(p, 'exit');
    }
  enMarche = [];
  rmSync(bac, { recursive: true, force: true });
  // Pour l'administrateur, PostgreSQL garde ses données ailleurs, sous un nom tiré de celui du dossier.
  const nom = createHash('sha256').update(path.join(bac, 'donnees')).digest('hex').slice(0, 16);
  rmSync(path.join('/var/lib/poste-logement', nom), { recursive: true, force: true });
});

interface Demarrage {
  readonly processus: ChildProcess;
  readonly sortie: () => string;
  readonly fin: Promise<number | null>;
}

/** `npm start` pour de vrai, avec ses dossiers dans un bac à part. */
function demarrer(...args: string[]): Demarrage {
  const env = { ...process.env, POSTE_LOGEMENT_DOSSIER: path.join(bac, 'donnees'), TMPDIR: bac };
  const processus = spawn(process.execPath, ['demonstration/start.ts', '--sans-ouvrir', ...args], {
    cwd: racine,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  enMarche.push(processus);
  let texte = '';
  for (const flux of [processus.stdout, processus.stderr])
    flux?.on('data', (morceau: Buffer) => {
      texte += String(morceau);
    });
  return { processus, sortie: () => texte, fin: new Promise((fini) => processus.once('close', (code) => fini(code))) };
}

const pret = async (d: Demarrage): Promise<string> => {
  const mort = d.fin.then((code) => {
    throw new Error(`arrêté avant d'être prêt (code ${code}) :\n${d.sortie()}`);
  });
  await Promise.race([mort, vi.waitFor(() => expect(d.sortie()).toContain('Prêt en'), { timeout: 40_000, interval: 100 })]);
  mort.catch(() => undefined);
  const lignes = d.sortie().match(/^Poste logement : http:\/\/127\.0\.0\.1:\d+\/#jeton=\S+$/gm) ?? [];
  expect(lignes).toHaveLength(1);
  return lignes[0]!.replace('Poste logement : ', '').replace(/#.*/, '');
};

/** Les processus du projet dont l'environnement ou la ligne de commande nomme notre bac. */
function restants(): string[] {
  return readdirSync('/proc')
    .filter((nom) => /^\d+$/.test(nom))
    .filter((pid) => {
      try {
        const texte = readFileSync(`/proc/${pid}/environ`, 'utf8') + readFileSync(`/proc/${pid}/cmdline`, 'utf8');
        return texte.includes(bac);
      } catch {
        return false;
      }
    });
}
const rienNeReste = (): Promise<void> => vi.waitFor(() => expect(restants()).toEqual([]), { timeout: 15_000, interval: 100 });

describe('npm start', () => {
  test('démarre tout, refuse un second démarrage, survit à un arrêt brutal et garde ses données', { timeout: 120_000 }, async () => {
    const premier = demarrer('--agents', '30', '--offres', '12');
    const adresse = await pret(premier);
    expect(premier.sortie()).toContain('Démonstration créée : 30 agents, 12 offres, graine 1.');
    expect((await fetch(adresse)).status).toBe(200);
    const annoncee = (nom: string): string =>
      new RegExp(`^${nom} : (http://127\\.0\\.0\\.1:\\d+/)$`, 'm').exec(premier.sortie())?.[1] ?? '';
    for (const nom of ['Courriels de démonstration', 'Portail d’enregistrement \\(démonstration\\)']) {
      const page = await fetch(annoncee(nom));
      expect([page.status, page.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/html')]);
    }

    const second = demarrer();
    expect(await second.fin).toBe(1);
    expect(second.sortie()).toContain('Poste logement est déjà démarré');
    const autre = demarrer('--ephemere', '--port', new URL(adresse).port);
    expect(await autre.fin).toBe(1);
    expect(autre.sortie()).toContain('est déjà utilisé par un autre programme');
    expect((await fetch(adresse)).status).toBe(200);

    premier.processus.kill('SIGKILL');
    await premier.fin;
    await rienNeReste();

    const suivant = demarrer();
    await pret(suivant);
    expect(suivant.sortie()).toContain('30 agents, 12 offres, graine 1.');
    suivant.processus.kill('SIGINT');
    expect(await suivant.fin).toBe(0);
    expect(suivant.sortie()).toContain('Tout est arrêté.');
    await rienNeReste();
  });

  test.each([
    ['server/main.ts', 'Le serveur central'],
    ['demonstration/registre/main.ts', 'Le portail d’enregistrement'],
    ['demonstration/courriels/main.ts', 'La messagerie de démonstration'],
  ])('éphémère, ne laisse ni processus ni fichier, et s’arrête si %s meurt', { timeout: 120_000 }, async (programme, nom) => {
    const demo = demarrer('--ephemere', '--agents', '10', '--offres', '5');
    await pret(demo);
    const mort = restants().find((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(programme));
    process.kill(Number(mort), 'SIGKILL');
    expect(await demo.fin).toBe(1);
    expect(demo.sortie()).toContain(`${nom} s’est arrêté (signal SIGKILL).`);
    await rienNeReste();
    expect(readdirSync(bac).filter((nom) => nom.startsWith('poste-logement-'))).toEqual([]);
    expect(existsSync(path.join(bac, 'donnees'))).toBe(false);
  });

  test('interrompu pendant son démarrage, défait ce qu’il a fait', { timeout: 60_000 }, async () => {
    const demo = demarrer('--ephemere');
    await vi.waitFor(() => expect(demo.sortie()).toContain('PostgreSQL démarre…'), { timeout: 20_000, interval: 20 });
    demo.processus.kill('SIGTERM');
    expect(await demo.fin).toBe(0);
    await rienNeReste();
    expect(readdirSync(bac).filter((nom) => nom.startsWith('poste-logement-'))).toEqual([]);
  });

  test.each([
    [['--inconnue'], 2, 'L’option --inconnue n’existe pas.'],
    [['--aide'], 0, '--ephemere'],
  ] as const)('%j sort avec le code %i', async (args, code, phrase) => {
    const demo = demarrer(...args);
    expect(await demo.fin).toBe(code);
    expect(demo.sortie()).toContain(phrase);
  });
});
