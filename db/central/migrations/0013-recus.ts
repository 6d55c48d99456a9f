/**
 * L'intention : compter les reçus de chaque retrait (I-10), savoir quels postes se taisent, et n'oublier ni le rang ni le journal d'un poste
 * dont le gestionnaire change d'académie.
 */
export const sql = `
ALTER TABLE poste
  ADD inscrit_le timestamptz NOT NULL DEFAULT now(),
  -- Jusqu'où ce poste a accusé les retraits du flux de son académie.
  ADD recu_jusqua bigint NOT NULL DEFAULT 0,
  -- Il n'y reste plus rien : accusé par le poste qui a perdu son droit, ou constaté par qui l'administre.
  ADD efface_le timestamptz;
UPDATE poste SET inscrit_le = vu_le;

-- Un retrait : le dernier numéro des lignes que le flux de l'académie a retirées ensemble.
CREATE TABLE retrait (
  academie_id text NOT NULL REFERENCES academie,
  numero bigint NOT NULL CHECK (numero > 0),
  le date NOT NULL,
  lignes integer NOT NULL CHECK (lignes > 0),
  PRIMARY KEY (academie_id, numero)
);
CREATE INDEX retrait_jour ON retrait (academie_id, le);
CREATE TABLE recu (
  academie_id text NOT NULL,
  numero bigint NOT NULL,
  poste_id uuid NOT NULL,
  recu_le timestamptz NOT NULL,
  PRIMARY KEY (academie_id, numero, poste_id),
  FOREIGN KEY (academie_id, numero) REFERENCES retrait
);
GRANT SELECT, INSERT ON retrait, recu TO poste_serveur;
ALTER TABLE retrait ENABLE ROW LEVEL SECURITY;
CREATE POLICY cloison ON retrait USING (academie_id IN (current_setting('app.academie', true), current_setting('app.emission', true)));
ALTER TABLE recu ENABLE ROW LEVEL SECURITY;
CREATE POLICY cloison ON recu USING (academie_id = current_setting('app.academie', true));

-- Le poste qui a perdu son droit dit qu'il ne lui reste rien. Il n'est plus d'aucune académie que ce compte puisse voir.
CREATE FUNCTION accuser_effacement(poste uuid, compte uuid, instant timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE poste p SET efface_le = instant FROM compte c
  WHERE p.id = accuser_effacement.poste AND p.compte_id = compte AND c.id = compte AND p.efface_le IS NULL
    AND (p.arrete_le IS NOT NULL OR NOT c.actif OR p.academie_id IS DISTINCT FROM c.academie_id)
$$;

-- Le gestionnaire a changé d'académie : ce poste y continue ses rangs et son journal, sans rien renvoyer de l'ancienne.
CREATE FUNCTION reprendre_poste(academie text, poste uuid, compte uuid) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE poste p SET dernier_rang = a.dernier_rang FROM (
    SELECT max(dernier_rang) AS dernier_rang FROM poste WHERE id = reprendre_poste.poste AND compte_id = compte AND academie_id <> academie
  ) a WHERE p.academie_id = academie AND p.id = reprendre_poste.poste AND p.compte_id = compte AND a.dernier_rang > p.dernier_rang;
  INSERT INTO journal_tete (academie_id, journal, numero, empreinte, sceau, plancher, plancher_empreinte, plancher_sceau)
  SELECT DISTINCT ON (t.journal) academie, t.journal, t.numero, t.empreinte, t.sceau, t.numero, t.empreinte, t.sceau
  FROM journal_tete t JOIN poste p ON p.academie_id = t.academie_id AND p.id = reprendre_poste.poste AND p.compte_id = compte
  WHERE t.journal LIKE reprendre_poste.poste || '/%' AND t.academie_id <> academie AND t.numero > 0 AND t.rompu_au IS NULL
  ORDER BY t.journal, t.numero DESC
  ON CONFLICT DO NOTHING
$$;
REVOKE ALL ON FUNCTION accuser_effacement(uuid, uuid, timestamptz), reprendre_poste(text, uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION accuser_effacement(uuid, uuid, timestamptz), reprendre_poste(text, uuid, uuid) TO poste_serveur;
`;
