import { useEffect, useEffectEvent, useState } from 'react';
import { Bouton } from '../../composants/bouton.tsx';
import { classes } from '../../composants/classes.ts';
import { ResumeErreurs } from '../../composants/resume-erreurs.tsx';
import { TitrePage } from '../../composants/titre-page.tsx';
import { textesTutoriel as textes } from '../../textes/agent-situation.ts';
import { textesCoquille } from '../../textes/coquille.ts';
import { useActe } from '../../client/acte.ts';

/** Le tutoriel de la première fois : étape par étape, aux flèches ou aux boutons, et « Passer les étapes » à tout moment (G30). */
export function Tutoriel({ onFini }: { onFini: () => void }) {
  const [rang, setRang] = useState(0);
  const vu = useActe('agent.tutoriel', onFini);
  const total = textes.etapes.length;
  const etape = textes.etapes[rang]!;
  const derniere = rang === total - 1;
  const aller = (pas: number): void => setRang((r) => Math.min(Math.max(r + pas, 0), total - 1));
  useFleches(aller);
  return (
    <section className="tutoriel agent-etroit" aria-label={textes.titre}>
      <TitrePage titreFenetre={textesCoquille.titrePage(textes.titre)}>{textes.titre}</TitrePage>
      <ResumeErreurs titre={textes.refus} phrases={vu.refus} />
      <div className="tutoriel-etape" aria-live="polite">
        <span className={classes(etape.icone, 'tutoriel-icone')} aria-hidden="true" />
        <p className="discret">{textes.position(rang + 1, total)}</p>
        <h2 className="fr-h5">{etape.titre}</h2>
        <p>{etape.texte}</p>
      </div>
      <div className="tutoriel-points" aria-hidden="true">
        {textes.etapes.map(({ titre }, i) => (
          <span key={titre} className={classes('tutoriel-point', i === rang && 'tutoriel-point--actif')} />
        ))}
      </div>
      <div className="tutoriel-actions">
        <Bouton priorite="tertiaire-nue" icone="fr-icon-close-line" aria-disabled={vu.enCours} onClick={() => vu.envoyer({})}>
          {textes.passer}
        </Bouton>
        <Bouton priorite="secondaire" aria-disabled={rang === 0} onClick={() => aller(-1)}>
          {textes.precedente}
        </Bouton>
        <Bouton aria-disabled={vu.enCours} onClick={() => (derniere ? vu.envoyer({}) : aller(1))}>
          {derniere ? textes.commencer : textes.suivante}
        </Bouton>
      </div>
    </section>
  );
}

/** Les flèches passent d'une étape à l'autre, où que soit le focus dans la page. */
function useFleches(aller: (pas: number) => void): void {
  const avancer = useEffectEvent((touche: KeyboardEvent) => {
    if (touche.key === 'ArrowRight') aller(1);
    if (touche.key === 'ArrowLeft') aller(-1);
  });
  useEffect(() => {
    window.addEventListener('keydown', avancer);
    return () => window.removeEventListener('keydown', avancer);
  }, []);
}
