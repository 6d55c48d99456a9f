import { useEffect, useRef } from 'react';
import { Alerte, Phrases } from './alerte.tsx';

/** Pourquoi un envoi n'a pas abouti ; le focus y va, pour que ce soit lu. */
export function ResumeErreurs({ titre, phrases }: { titre: string; phrases: readonly string[] }) {
  const zone = useRef<HTMLDivElement>(null);
  const texte = phrases.join(' ');
  useEffect(() => {
    if (texte !== '') zone.current?.focus();
  }, [texte]);
  if (phrases.length === 0) return null;
  return (
    <div ref={zone} tabIndex={-1} className="resume-erreurs">
      <Alerte gravite="error" titre={titre} role="alert">
        <Phrases phrases={phrases} />
      </Alerte>
    </div>
  );
}
