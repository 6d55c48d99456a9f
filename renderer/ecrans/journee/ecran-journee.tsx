import { useMutation } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { actionsDuJour, type Charge as Comptes } from '../../../domain/journee/ordonner.ts';
import { genresTache, type GenreTache, type Tache } from '../../../domain/journee/tache.ts';
import { ajouterJours, type Jour } from '../../../domain/shared/dates.ts';
import { call } from '../../client/poste.ts';
import { useLectureContinue } from '../../client/lecture.ts';
import { Alerte, Phrases } from '../../composants/alerte.tsx';
import { Bouton } from '../../composants/bouton.tsx';
import { EtatVide } from '../../composants/carte.tsx';
import { Chargement } from '../../composants/chargement.tsx';
import { TitrePage } from '../../composants/titre-page.tsx';
import { textesCoquille } from '../../textes/coquille.ts';
import { direErreur } from '../../textes/erreurs.ts';
import { nombre } from '../../textes/formats.ts';
import { genreTache, textesJournee as textes } from '../../textes/journee.ts';
import { CarteTache } from './carte-tache.tsx';
import { useClavier } from './clavier.ts';
import { dossiersDesTaches } from './passage.ts';
import type { VueJournee } from './vue.ts';

const PAR_PAGE = 50;

interface Report {
  readonly tache: Tache;
  readonly au: Jour | null;
}

/** « Ma journée » : ce qui demande l'attention du gestionnaire, avec sa raison et son échéance, réseau ou non (B14). */
export function EcranJournee() {
  const vue = useSearch({ from: '/journee' });
  const { genre = null, reportees = false } = vue;
  const naviguer = useNavigate({ from: '/journee' });
  const montrer = (change: VueJournee) => void naviguer({ search: { ...vue, ...change }, replace: true });
  const [pages, setPages] = useState(1);
  const { data, ancienne } = useLectureContinue('journee.lire', { genre, reportees, debut: 0, nombre: Math.min(200, pages * PAR_PAGE) });
  const reporter = useReport();
  const liste = useClavier((cle) => {
    const tache = data?.taches.find((t) => t.cle === cle);
    if (data !== undefined && tache !== undefined && !reportees) reporter.vers(tache, ajouterJours(data.le, 1));
  });
  const choisir = (neuf: GenreTache | null) => {
    montrer({ genre: neuf ?? undefined });
    setPages(1);
  };
  const places = dossiersDesTaches(data?.taches ?? []);
  const passageDe = ({ demandeId }: Tache) =>
    reportees ? null : { journee: genre ?? ('toutes' as const), position: places.findIndex((place) => place.demandeId === demandeId) };
  return (
    <div className="page">
      <TitrePage titreFenetre={textesCoquille.titrePage(textes.titre)}>{textes.titre}</TitrePage>
      <p className="chapeau">{textes.chapeau}</p>
      {data === undefined ? (
        <Chargement />
      ) : (
        <>
          <Charge comptes={data.comptes} genre={genre} onChoisir={choisir} />
          <p className="journee-reportees">
            {(reportees || data.reportees > 0) && (
              <Bouton
                priorite="tertiaire"
                petit
                aria-pressed={reportees}
                onClick={() => montrer({ reportees: reportees ? undefined : true })}
              >
                {reportees ? textes.revenir : textes.reportees(data.reportees)}
              </Bouton>
            )}
          </p>
          <FaitDuReport {...reporter} />
          {data.total === 0 ? (
            <EtatVide
              icone="fr-icon-checkbox-circle-line"
              titre={textes.videTitre}
              phrase={reportees ? textes.videReportees : textes.vide}
            />
          ) : (
            <>
              <p className="discret">{textes.clavier}</p>
              <ul className="taches" aria-label={textes.liste} aria-busy={ancienne} ref={liste}>
                {data.taches.map((tache) => (
                  <CarteTache
                    key={tache.cle}
                    tache={tache}
                    le={data.le}
                    reportee={reportees}
                    passage={passageDe(tache)}
                    onReporter={reporter.vers}
                  />
                ))}
              </ul>
            </>
          )}
          {data.taches.length < data.total && (
            <p className="actions">
              <span>{textes.suite(data.taches.length, data.total)}</span>
              {pages * PAR_PAGE < 200 && (
                <Bouton priorite="secondaire" petit onClick={() => setPages(pages + 1)}>
                  {textes.voirSuite}
                </Bouton>
              )}
            </p>
          )}
        </>
      )}
    </div>
  );
}

/** La charge par genre ; un clic ne montre que ce genre. */
function Charge({ comptes, genre, onChoisir }: { comptes: Comptes; genre: GenreTache | null; onChoisir: (g: GenreTache | null) => void }) {
  const bouton = (cle: GenreTache | null, libelle: string, compte: number): ReactNode => (
    <Bouton key={libelle} priorite="tertiaire" petit aria-pressed={genre === cle} onClick={() => onChoisir(cle)}>
      {libelle} <span className="chiffres">{nombre(compte)}</span>
    </Bouton>
  );
  return (
    <div className="journee-charge" role="group" aria-label={textes.filtres}>
      {bouton(null, textes.toutes, actionsDuJour(comptes))}
      {genresTache.filter((g) => comptes[g] > 0 || g === genre).map((g) => bouton(g, genreTache[g], comptes[g]))}
    </div>
  );
}

/** Reporter, et pouvoir s'en dédire. */
function useReport() {
  const [dernier, setDernier] = useState<Report | null>(null);
  const envoi = useMutation({
    mutationFn: ({ tache, au }: Report) => call('journee.reporter', { cle: tache.cle, au }),
    onSuccess: (reponse, report) => {
      if (reponse.ok) setDernier(report);
    },
  });
  return { dernier, erreur: envoi.error, vers: (tache: Tache, au: Jour | null): void => envoi.mutate({ tache, au }) };
}

function FaitDuReport({ dernier, erreur, vers }: ReturnType<typeof useReport>) {
  const nom = dernier?.tache.agent == null ? textes.agentParti : textes.agent(dernier.tache.agent);
  return (
    <>
      {erreur !== null && (
        <Alerte gravite="error" titre={direErreur(erreur).titre} role="alert">
          <Phrases phrases={direErreur(erreur).phrases} />
        </Alerte>
      )}
      <div className="journee-fait">
        <p role="status" className="acte-fait">
          {dernier !== null && (dernier.au === null ? textes.reprise(nom) : textes.reporte(nom, dernier.au))}
        </p>
        {dernier?.au != null && (
          <Bouton priorite="tertiaire" petit onClick={() => vers(dernier.tache, null)}>
            {textes.annuler}
          </Bouton>
        )}
      </div>
    </>
  );
}
