const APPEL = /^ {4}at (?:[\w.$<>#[\] ]+ \()?(?:<anonymous>|index \d+|node:[\w/]+|(?:file:\/\/|\/|[A-Za-z]:\\)[^()"'\n]+)(?::\d+:\d+)?\)?$/;

/**
 * Où une erreur s'est produite, pour un journal technique : les appels de sa pile, et rien d'autre.
 * Son message peut citer un nom ou un revenu (I-9), et même imiter une pile : il est ôté d'abord, et une ligne doit avoir la forme d'un appel.
 */
export function endroits({ message, stack = '' }: { readonly message: string; readonly stack?: string }, nombre: number): string[] {
  const debut = stack.indexOf(message);
  return stack
    .slice(debut === -1 ? 0 : debut + message.length)
    .split('\n')
    .filter((ligne) => APPEL.test(ligne))
    .slice(0, nombre)
    .map((ligne) => ligne.trim());
}
