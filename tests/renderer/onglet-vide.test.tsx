import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { OngletVide } from '../../renderer/ecrans/commun/onglet-vide.tsx';

const voir = (comptes: { demandee: number; limitrophe: number; departement: number }): string =>
  renderToStaticMarkup(
    <OngletVide onglet="demandee" comptes={comptes} videPartout="Aucune offre nulle part." onChanger={() => undefined} />,
  );

describe('un onglet d’offres vide', () => {
  test('invite à regarder les autres, avec le compte de chacun (G73)', () => {
    const ecrit = voir({ demandee: 0, limitrophe: 3, departement: 12 });
    expect(ecrit).toContain('Consultez les autres onglets');
    expect(ecrit).toContain('Communes limitrophes (3)');
    expect(ecrit).toContain('Autres communes du département (12)');
  });

  test('n’invite pas à regarder un onglet vide lui aussi', () => {
    const ecrit = voir({ demandee: 0, limitrophe: 0, departement: 2 });
    expect(ecrit).not.toContain('Communes limitrophes (');
  });

  test('quand tous sont vides, le dit', () =>
    expect(voir({ demandee: 0, limitrophe: 0, departement: 0 })).toContain('Aucune offre nulle part.'));
});
