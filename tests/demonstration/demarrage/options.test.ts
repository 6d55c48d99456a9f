import { describe, expect, test } from 'vitest';
import { aide, lireOptions, type Options } from '../../../demonstration/demarrage/options.ts';

const defauts: Options = { port: 0, ouvrir: true, agents: 200, offres: 40, graine: 1, ephemere: false, navigateur: false, aide: false };

describe('les options de npm start', () => {
  test.each<[string[], Partial<Options>]>([
    [[], {}],
    [['--port', '8080'], { port: 8080 }],
    [['--port=8080'], { port: 8080 }],
    [['--sans-ouvrir'], { ouvrir: false }],
    [['--agents', '5000', '--offres', '0', '--graine', '42'], { agents: 5000, offres: 0, graine: 42 }],
    [['--ephemere', '--navigateur'], { ephemere: true, navigateur: true }],
    [['--aide'], { aide: true }],
  ])('%j', (args, attendu) => {
    expect(lireOptions(args)).toEqual({ ok: true, value: { ...defauts, ...attendu } });
  });

  test.each<[string[], string[]]>([
    [['--inconnue'], ['L’option --inconnue n’existe pas.']],
    [
      ['-p', '80'],
      ['L’option -p n’existe pas.', '« 80 » n’est pas une option.'],
    ],
    [['--toString'], ['L’option --toString n’existe pas.']],
    [['demarrer'], ['« demarrer » n’est pas une option.']],
    [['--sans-ouvrir=oui'], ['L’option --sans-ouvrir ne prend pas de valeur.']],
    [['--port'], ['L’option --port demande un nombre entier de 1 à 65535.']],
    [['--port', '65536'], ['L’option --port demande un nombre entier de 1 à 65535.']],
    [['--port', '0'], ['L’option --port demande un nombre entier de 1 à 65535.']],
    [['--agents', '1e3'], ['L’option --agents demande un nombre entier de 1 à 200000.']],
    [['--agents', '-5'], ['L’option --agents demande un nombre entier de 1 à 200000.']],
    [
      ['--graine', 'abc', '--offres', '50001'],
      ['L’option --offres demande un nombre entier de 0 à 50000.', 'L’option --graine demande un nombre entier de 0 à 4294967295.'],
    ],
  ])('%j est refusé avec toutes les raisons', (args, phrases) => {
    expect(lireOptions(args)).toEqual({ ok: false, refus: phrases });
  });

  test('l’aide dit chaque option', () => {
    for (const nom of [
      '--port',
      '--sans-ouvrir',
      '--agents',
      '--offres',
      '--graine',
      '--ephemere',
      '--navigateur',
      '--aide',
      'POSTE_LOGEMENT_DOSSIER',
    ])
      expect(aide).toContain(nom);
  });
});
