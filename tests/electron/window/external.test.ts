import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { portails } from '../../../domain/referentiels/portails.ts';
import { adresseExterne } from '../../../electron/window/external.ts';
import { lirePagesDeDemonstration } from '../../../electron/window/reglages.ts';

const HOTES = new Set(
  portails
    .map((p) => new URL(p).hostname)
    .concat('al-in.fr', 'www.al-in.fr', 'actionlogement.fr', 'www.actionlogement.fr')
    .flatMap((h) => [h, h.replace(/^www\./, ''), `www.${h.replace(/^www\./, '')}`]),
);

describe('15 : openExternal', () => {
  test.each([
    'https://al-in.fr',
    'https://www.al-in.fr/#/accueil',
    'https://demandelogement29.fr/imhowebGP29/',
    'https://www.demande-logement-social.gouv.fr/gls/',
    ...portails,
  ])('ouvre %s', (a) => {
    expect(adresseExterne(a)).toBe(new URL(a).href);
  });

  test.each<[string, unknown]>([
    ['en clair', 'http://al-in.fr/'],
    ['un autre schéma', 'file:///etc/passwd'],
    ['un programme', 'ms-msdt:/id'],
    ['un script', 'javascript:alert(1)//https://al-in.fr/'],
    ['un sous-domaine', 'https://x.al-in.fr/'],
    ['un domaine qui finit pareil', 'https://faux-al-in.fr/'],
    ['un domaine qui commence pareil', 'https://al-in.fr.exemple.test/'],
    ['des identifiants', 'https://al-in.fr@exemple.test/'],
    ['des identifiants vers le bon site', 'https://moi:secret@al-in.fr/'],
    ['un port', 'https://al-in.fr:8443/'],
    ['le port habituel, écrit', 'https://al-in.fr:443/'],
    ['un point final', 'https://al-in.fr./'],
    ['une majuscule', 'https://AL-IN.fr/'],
    ['un i sans point', 'https://al-ın.fr/'],
    ['un a cyrillique', 'https://аl-in.fr/'],
    ['du punycode', 'https://xn--l-in-43d.fr/'],
    ['une pleine chasse', 'https://ａl-in.fr/'],
    ['une barre inversée', 'https://al-in.fr\\@exemple.test/'],
    ['une barre inversée dans le chemin', 'https://al-in.fr/\\exemple.test'],
    ['un octet nul', 'https://al-in.fr/\0'],
    ['un retour à la ligne', 'https://al-in.fr/\r\nx'],
    ['une espace au début', ' https://al-in.fr/'],
    ['une tabulation dans le schéma', 'ht\ttps://al-in.fr/'],
    ['une seule barre', 'https:/al-in.fr/'],
    ['trois barres', 'https:///al-in.fr/'],
    ['une adresse trop longue', `https://al-in.fr/${'x'.repeat(2048)}`],
    ['un objet', { toString: () => 'https://al-in.fr/' }],
    ['un URL', new URL('https://al-in.fr/')],
    ['rien', undefined],
  ])('n’ouvre pas %s', (_, a) => expect(adresseExterne(a)).toBeNull());

  test('aucune adresse hostile ne passe, quel que soit l’assemblage', () => {
    const piece = fc.constantFrom(
      'https://',
      'http://',
      'https:/',
      'HTTPS://',
      '//',
      'al-in.fr',
      'www.al-in.fr',
      'exemple.test',
      '.exemple.test',
      '@',
      ':',
      ':443',
      ':8080',
      '.',
      '/',
      '\\',
      '?',
      '#',
      '%2f',
      '%40',
      '\t',
      '\n',
      '\0',
      ' ',
      'xn--l-in-43d.fr',
      'аl-in.fr',
      '\u202E',
      '。',
      'javascript:',
      'data:',
      'file://',
      'moi:secret@',
    );
    const adresse = fc
      .array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 4 })), { minLength: 1, maxLength: 8 })
      .map((p) => p.join(''));
    const presque = fc
      .tuple(fc.constantFrom('https://al-in.fr', 'https://www.demandelogement29.fr'), adresse)
      .map(([debut, fin]) => debut + fin);
    let permises = 0;
    fc.assert(
      fc.property(fc.oneof(adresse, presque), (a) => {
        const ouverte = adresseExterne(a);
        if (ouverte === null) return true;
        permises++;
        const { protocol, hostname, port, username, password } = new URL(ouverte);
        return (
          protocol === 'https:' &&
          HOTES.has(hostname) &&
          port + username + password === '' &&
          /^[!-~]+$/.test(ouverte) &&
          a.startsWith(`https://${hostname}`)
        );
      }),
      { numRuns: 6_000 },
    );
    expect(permises).toBeGreaterThan(0);
  });

  const demo = ['http://127.0.0.1:4180'];
  test.each<[string, string, string | null]>([
    ['sa page', 'http://127.0.0.1:4180/', 'http://127.0.0.1:4180/'],
    ['un autre port', 'http://127.0.0.1:4181/', null],
    ['un chemin derrière', 'http://127.0.0.1:4180/x', null],
    ['un hôte prolongé', 'http://127.0.0.1:4180.exemple.test/', null],
  ])('de la démonstration, %s', (_quoi, adresse, attendue) => expect(adresseExterne(adresse, demo)).toBe(attendue));

  test('les pages de démonstration : sur cette machine, jamais dans un paquet', () => {
    const env = { POSTE_DEMONSTRATION: 'http://127.0.0.1:4180 http://exemple.test:80 https://127.0.0.1:1 http://127.0.0.1:4180/x' };
    expect(lirePagesDeDemonstration({ paquet: false, env })).toEqual(demo);
    expect(lirePagesDeDemonstration({ paquet: true, env })).toEqual([]);
    expect(lirePagesDeDemonstration({ paquet: false, env: {} })).toEqual([]);
  });
});
