import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const dossier = path.resolve(import.meta.dirname, '../../../electron');
// L'hôte du navigateur tourne dans Node : il n'est pas dans le paquet d'Electron.
const sources = readdirSync(dossier, { recursive: true, encoding: 'utf8' }).filter(
  (f) => f.endsWith('.ts') && f !== 'browser-host.ts' && f !== path.join('host', 'http.ts'),
);
const code = (fichier: string): string =>
  readFileSync(path.join(dossier, fichier), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');

describe('19 : les fusibles peuvent être coupés, rien dans le poste n’en dépend', () => {
  test('les sources du poste sont bien lues', () => expect(sources).toContain('main.ts'));

  test.each<[string, RegExp]>([
    ['Electron employé comme Node (RunAsNode)', /ELECTRON_RUN_AS_NODE|child_process|utilityProcess|\bfork\(/],
    ['des options de Node (NodeOptions, CliInspect)', /NODE_OPTIONS|NODE_EXTRA_CA_CERTS|--inspect|appendSwitch\('(?:inspect|js-flags)/],
    ['des pages lues par file:// (privilèges de fichier)', /loadFile|['"`]file:|registerFileProtocol|interceptFileProtocol/],
    ['du code hors de l’archive (OnlyLoadAppFromAsar)', /app\.asar\.unpacked|ELECTRON_OVERRIDE|ELECTRON_RENDERER_URL/],
    [
      'un contrôle de sécurité désactivé',
      /disable-web-security|no-sandbox|ignore-certificate-errors|ELECTRON_DISABLE_SECURITY_WARNINGS|setCertificateVerifyProc|NODE_TLS_REJECT_UNAUTHORIZED/,
    ],
    ['du texte exécuté', /\beval\(|new Function\(|executeJavaScript|insertCSS/],
  ])('ni %s', (_, motif) => expect(sources.filter((f) => motif.test(code(f)))).toEqual([]));
});
