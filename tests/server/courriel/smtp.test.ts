import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { courrielDeDemonstration, CourrielRefuse } from '../../../server/courriel/courriel.ts';
import { demandeDAcces } from '../../../server/courriel/messages/compte.ts';
import { courrielSmtp } from '../../../server/courriel/smtp.ts';
import { unSmtp, type Smtp } from '../../outils/smtp.ts';
import { unMessage } from './outils.ts';

let smtp: Smtp;
beforeAll(async () => {
  smtp = await unSmtp();
});
afterAll(() => smtp.arreter());
beforeEach(() => smtp.refuser(false));

const envoyer = async (traits: Parameters<typeof unMessage>[1], n: number) => {
  await courrielSmtp({ url: smtp.url }).envoyer(unMessage(n, traits));
  return smtp.attendre((c) => c.a.includes(`agent${n}@exemple.test`));
};

describe('un courriel par SMTP', () => {
  test('porte son texte, son HTML, son expéditeur, et dit aux répondeurs de se taire', async () => {
    const recu = await envoyer({}, 1);
    expect(recu).toMatchObject({ de: 'no-reply@actionlogement.test', a: ['agent1@exemple.test'], sujet: 'Sujet n° 1' });
    expect(recu.texte).toBe('Texte n° 1 : été, œuvre, 703 €.\n');
    expect(recu.html).toContain('<p>Texte n° 1</p>');
    expect(recu.brut).toMatch(/^Auto-Submitted: auto-generated\r$/m);
    expect(recu.brut).not.toContain('attachment');
  });

  test('l’expéditeur se règle', async () => {
    await courrielSmtp({ url: smtp.url, expediteur: 'Essai <essai@exemple.test>' }).envoyer(unMessage(2));
    const recu = await smtp.attendre((c) => c.de === 'essai@exemple.test');
    expect(recu.messageId).toMatch(/^<[0-9a-f]{32}@exemple\.test>$/);
  });

  test('une répétition se reconnaît à son identifiant, un autre fait a le sien', async () => {
    const [un, deux, autre] = [await envoyer({ cle: 'a' }, 3), await envoyer({ cle: 'a' }, 4), await envoyer({ cle: 'b' }, 5)];
    expect(deux.messageId).toBe(un.messageId);
    expect(autre.messageId).not.toBe(un.messageId);
  });

  test('un sujet sur plusieurs lignes n’ajoute ni en-tête ni destinataire', async () => {
    const recu = await envoyer({ sujet: 'Bonjour\r\nBcc: espion@exemple.test\r\n\r\nCorps ajouté\u2028fin' }, 6);
    expect(recu.sujet).toBe('Bonjour Bcc: espion@exemple.test Corps ajouté fin');
    expect(recu.a).toEqual(['agent6@exemple.test']);
    expect(recu.brut).not.toMatch(/^Bcc:/im);
    expect(recu.texte).toBe('Texte n° 6 : été, œuvre, 703 €.\n');
  });

  test.each([
    'agent@exemple.test\r\nBcc: espion@exemple.test',
    'agent@exemple.test>\r\nRCPT TO:<espion@exemple.test',
    'agent@exemple.test, espion@exemple.test',
    'Nom <agent@exemple.test>',
    'agent@exemple.test;espion@exemple.test',
    'agent',
    '',
  ])('l’adresse %j n’atteint jamais la messagerie', async (a) => {
    const avant = smtp.courriels.length;
    await expect(courrielSmtp({ url: smtp.url }).envoyer(unMessage(7, { a }))).rejects.toThrow(CourrielRefuse);
    expect(smtp.courriels).toHaveLength(avant);
  });

  test('une boîte refusée est un refus ; une messagerie absente est une panne', async () => {
    smtp.refuser(true);
    await expect(courrielSmtp({ url: smtp.url }).envoyer(unMessage(8))).rejects.toThrow(CourrielRefuse);
    const absente = courrielSmtp({ url: 'smtp://127.0.0.1:1' }).envoyer(unMessage(8));
    await expect(absente).rejects.toMatchObject({ code: 'ESOCKET' });
    await expect(absente).rejects.not.toBeInstanceOf(CourrielRefuse);
  });

  test('en démonstration, le texte et le HTML disent que tout est fictif, sans changer le sujet', async () => {
    const contenu = demandeDAcces({ lien: 'http://127.0.0.1:1/compte/#jeton=x', expireDansJours: 2 });
    await courrielDeDemonstration(courrielSmtp({ url: smtp.url })).envoyer({ ...contenu, cle: 'fictif', a: 'agent9@exemple.test' });
    const recu = await smtp.attendre((c) => c.a.includes('agent9@exemple.test'));
    expect(recu.sujet).toBe("Action Logement Services – Demande d'accès");
    expect(recu.texte).toMatch(/^DÉMONSTRATION : ce courriel est fictif\./);
    expect(recu.html).toContain('DÉMONSTRATION : ce courriel est fictif.');
  });
});
