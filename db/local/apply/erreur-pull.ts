/** Une réponse du serveur que ce poste refuse : rien n'en est écrit. */
export class ErreurPull extends Error {
  override readonly name = 'ErreurPull';
}
