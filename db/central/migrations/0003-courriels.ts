/**
 * L'intention : un courriel est déposé dans la transaction de l'acte qui le motive, et part ensuite, une fois (I-2).
 * Parti, il ne reste de lui que sa clé, l'empreinte de l'adresse et la date.
 */
export const sql = `
CREATE TABLE courriel (
  cle text PRIMARY KEY CHECK (length(cle) BETWEEN 1 AND 200),
  numero bigint GENERATED ALWAYS AS IDENTITY,
  empreinte_adresse bytea NOT NULL,
  contenu jsonb,
  essais integer NOT NULL DEFAULT 0,
  -- L'horloge est celle du serveur qui envoie : un courriel jamais essayé est toujours à envoyer.
  prochain_essai_le timestamptz NOT NULL DEFAULT '-infinity',
  parti_le timestamptz,
  CHECK ((contenu IS NULL) = (parti_le IS NOT NULL))
);
CREATE INDEX courriel_a_envoyer ON courriel (numero) WHERE parti_le IS NULL;

GRANT SELECT, INSERT, UPDATE ON courriel TO poste_serveur;
`;
