import { describe, expect, it } from 'vitest';
import { pouvoirs } from '../../../domain/mandat/mandat.ts';
import { estPublie, texteAccepte, texteEnVigueur, textesConsentement, VERSION_TEXTE } from '../../../domain/mandat/texte-consentement.ts';

describe('le texte de l’autorisation (G51, G52, D11)', () => {
  it('la version en vigueur existe, et chaque version porte son nom', () => {
    expect(texteEnVigueur.version).toBe(VERSION_TEXTE);
    for (const [version, texte] of Object.entries(textesConsentement)) expect(texte.version).toBe(version);
  });

  it('seule une version publiée en est une', () => {
    expect(['2026-01', '', '__proto__', 'constructor', VERSION_TEXTE].filter(estPublie)).toEqual([VERSION_TEXTE]);
  });

  it.each([
    [
      'les mots du guide',
      "J'autorise le service logement de mon académie à intervenir en mon nom et pour mon compte dans la gestion de ma demande",
    ],
    ['l’effet : toute la demande', "l'intégralité de ma demande"],
    ['l’effet : tout l’historique', "l'historique de mes candidatures"],
    ['le retrait', 'article 7.3 du règlement général sur la protection des données'],
  ])('dit %s', (_, mots) => expect(texteAccepte(texteEnVigueur)).toContain(mots));

  it('dit « agent » et « académie », jamais « salarié » ni « entreprise » (G10)', () => {
    expect(texteAccepte(texteEnVigueur)).not.toMatch(/salari|entreprise/i);
  });

  it('ce dont on garde l’empreinte dit chaque pouvoir, en une phrase à lui, et change avec la moindre d’entre elles', () => {
    const phrases = pouvoirs.map((pouvoir) => texteEnVigueur.pouvoirs[pouvoir]);
    expect(new Set(phrases).size).toBe(pouvoirs.length);
    for (const [rang, pouvoir] of pouvoirs.entries()) {
      expect(texteAccepte(texteEnVigueur)).toContain(phrases[rang]);
      const autre = { ...texteEnVigueur, pouvoirs: { ...texteEnVigueur.pouvoirs, [pouvoir]: 'Autre chose.' } };
      expect(texteAccepte(autre)).not.toBe(texteAccepte(texteEnVigueur));
    }
  });
});
