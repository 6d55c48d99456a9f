import { peutMonterUnDisque } from './confiance/bases-abimees/petit-disque.ts';

/** Ce que `npm test` ne peut pas éprouver sur cette machine, et pourquoi. Affiché à chaque exécution. */
export const nonVerifiable: readonly { readonly quoi: string; readonly pourquoi: string }[] = [
  { quoi: 'la fenêtre dans un vrai Electron', pourquoi: 'son exécutable ne vient pas avec npm : il se télécharge d’ailleurs' },
  { quoi: 'le bac à sable du système d’exploitation', pourquoi: 'il n’existe que dans l’exécutable d’Electron' },
  {
    quoi: 'le trousseau du système (clé de la base)',
    pourquoi: 'il demande Electron et une session de bureau ; le fichier de clé du poste dans le navigateur est éprouvé',
  },
  { quoi: 'les fusibles et l’intégrité de l’archive', pourquoi: 'ils se posent sur l’exécutable empaqueté' },
  {
    quoi: 'le démarrage du programme dans Electron, better-sqlite3 compris',
    pourquoi: 'ils sont éprouvés sous Node, avec un faux Electron',
  },
  {
    quoi: 'l’application de la politique de contenu et de Trusted Types sous app://',
    pourquoi: 'les en-têtes sont éprouvés ; leur effet demande le Chromium d’Electron',
  },
  { quoi: 'net.fetch : redirections, compression, mandataire, certificats', pourquoi: 'c’est la pile réseau du Chromium d’Electron' },
  { quoi: 'la coupure du réseau de la session de l’écran', pourquoi: 'webRequest n’existe que dans Electron' },
  {
    quoi: 'le verrouillage à la veille, à l’écran verrouillé, devant une boîte du système',
    pourquoi: 'les événements sont simulés : ils demandent un bureau',
  },
  { quoi: 'la lecture de l’écran depuis l’archive, les chemins de Windows', pourquoi: 'ils demandent le paquet et ces systèmes' },
  { quoi: 'les installateurs Windows et macOS, leur signature', pourquoi: 'ils se fabriquent et se signent sur ces systèmes' },
  { quoi: 'l’installation d’une mise à jour', pourquoi: 'elle remplace un logiciel installé' },
  { quoi: 'les menus, dialogues et notifications du système', pourquoi: 'ils demandent un bureau et l’exécutable d’Electron' },
  ...(peutMonterUnDisque()
    ? []
    : [
        {
          quoi: 'un disque vraiment plein',
          pourquoi: 'ce compte ne peut pas monter un petit disque ; une base limitée en taille est éprouvée à sa place',
        },
      ]),
];
