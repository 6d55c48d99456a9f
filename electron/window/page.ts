/** La seule page du poste : le schéma, l'hôte et l'adresse d'accueil. */
export const PAGE = { schema: 'app', protocole: 'app:', hote: 'poste', accueil: 'app://poste/index.html' } as const;

/** Vrai pour une adresse de notre page. Le protocole et l'hôte sont comparés : `.origin` vaut « null » pour un schéma maison. */
export function estNotrePage(adresse: string): boolean {
  if (!URL.canParse(adresse)) return false;
  const { protocol, host, username, password } = new URL(adresse);
  return protocol === PAGE.protocole && host === PAGE.hote && username === '' && password === '';
}
