import type { Page } from '@playwright/test';
import { clavier, type Clavier } from './clavier.ts';
import { creerDemandeAuPortail, modifierLeMenageAuPortail } from './portail.ts';
import { expect, test, type Plateforme, type Poste } from './plateforme.ts';

const MOT_DE_PASSE = 'Tilleul-Orange-2026';
const AGENT = 'camille.fournier@exemple.test';
/** L'adresse connue du site d'enregistrement n'est pas celle du compte : le code y arrive, et pas ailleurs (G34). */
const ADRESSE_DU_PORTAIL = 'camille.perso@exemple.test';
const SIRET_ORLEANS_TOURS = '17450430800019';

const dansDeuxMois = (): string => new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10).split('-').toReversed().join('/');
const dansTroisMois = (): string => new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10).split('-').toReversed().join('/');

/** Quatre logements que Camille peut demander : deux pièces à Orléans, à sa portée. */
const OFFRES = ['RECIT-1', 'RECIT-2', 'RECIT-3', 'RECIT-4'];
const csv = (): string =>
  [
    'Référence;Code INSEE de la commune;Code postal;Typologie;Surface (m²);Norme locative;Loyer hors charges (€);Charges (€);Étage;Adapté aux personnes à mobilité réduite;Émission de gaz à effet de serre;Description;Date limite de candidature;Disponible dès le',
    ...OFFRES.map(
      (reference, i) =>
        `${reference};45234;45000;T3;6${i};PLS;42${i},50;60;2;non;C;Appartement du récit n° ${i + 1}.;${dansDeuxMois()};${dansTroisMois()}`,
    ),
  ].join('\r\n');

/** Un rôle à son poste, au clavier seul. */
interface Personne {
  readonly page: Page;
  readonly clavier: Clavier;
}

async function arriver(plateforme: Plateforme): Promise<Personne & { readonly poste: Poste }> {
  const poste = await plateforme.ouvrirPoste();
  return { poste, page: poste.page, clavier: clavier(poste.page) };
}

async function seConnecter(
  { page, clavier }: Personne,
  courriel: string,
  motDePasse: string,
  titre: string,
  bouton = 'Se connecter',
): Promise<void> {
  await clavier.saisir(/^E-mail/, courriel);
  await clavier.saisir('Mot de passe', motDePasse);
  await clavier.presser('button', bouton);
  await page.getByRole('heading', { level: 1, name: titre }).waitFor();
}

const menu = ({ page, clavier }: Personne, nom: string) =>
  clavier.presserCible(page.getByRole('navigation', { name: 'Menu principal' }).getByRole('link', { name: nom }));

/** Le bailleur publie ses offres d'un fichier : un aperçu, puis tout ou rien. */
async function publierLesOffres(bailleur: Personne): Promise<void> {
  const { page, clavier } = bailleur;
  await clavier.presser('link', 'Importer un fichier');
  // La boîte du système où l'on choisit un fichier n'est pas dans la page : c'est le seul geste qui n'est pas une touche.
  await page.getByLabel('Fichier CSV').setInputFiles({ name: 'offres.csv', mimeType: 'text/csv', buffer: Buffer.from(csv()) });
  await expect(page.getByText('4 offres prêtes à être publiées.')).toBeVisible();
  await clavier.presser('button', /Publier 4/);
  await expect(page.getByText('4 offres publiées.')).toBeVisible();
}

/** Créer le compte, lire le vrai courriel, suivre son lien, un clic de plus, choisir un mot de passe (G14–G29). */
async function creerLeCompte(plateforme: Plateforme, { page, clavier }: Personne): Promise<void> {
  await clavier.presser('link', 'Créer mon compte');
  await clavier.presser('button', 'Créer mon compte');
  await expect(page.getByText('Saisissez votre nom de naissance.')).toBeVisible();
  await clavier.cocher('Madame');
  await clavier.saisir('Nom de naissance', 'Fournier');
  await clavier.saisir('Prénom', 'Camille');
  await clavier.saisir(/^Téléphone portable/, '06 12 34 56 78');
  await clavier.saisir(/^E-mail/, AGENT);
  await clavier.cocher(/J'ai compris et j'accepte/);
  await clavier.presser('button', 'Créer mon compte');
  await expect(page.getByRole('heading', { name: 'Validation du compte' })).toBeVisible();
  await expect(page.getByText(AGENT)).toBeVisible();

  const courriel = await plateforme.courriels.attendre(AGENT, "Action Logement Services – Demande d'accès");
  expect(courriel.texte).toContain('Ce lien expire dans 2 jour(s).');
  const lien = /https?:\/\/\S+#jeton=\S+/.exec(courriel.texte)![0];
  const onglet = await page.context().newPage();
  await onglet.goto(lien);
  const aPart = clavierDe(onglet);
  await aPart.presser('button', 'Cliquez ici');
  await aPart.saisir('Nouveau mot de passe', 'court');
  await expect(onglet.getByText('Au moins 8 caractères')).toBeVisible();
  await aPart.saisir('Nouveau mot de passe', MOT_DE_PASSE);
  await aPart.saisir('Confirmation du mot de passe', MOT_DE_PASSE);
  await aPart.presser('button', 'VALIDER');
  await expect(onglet.getByRole('heading', { name: 'Votre compte a été créé.' })).toBeVisible();
  await onglet.goto('about:blank');
  await onglet.goto(lien);
  await expect(onglet.getByText('Ce lien a déjà servi')).toBeVisible();
  await onglet.close();
  await clavier.presser('link', 'Se connecter à mon compte');
}
const clavierDe = clavier;

/** Importer la demande : le tutoriel passé, un code faux, puis le bon, reçu à l'autre adresse (G30–G36). */
async function importerLaDemande(plateforme: Plateforme, { page, clavier }: Personne, numero: string): Promise<void> {
  await clavier.presser('button', /Passer les étapes/);
  await clavier.saisir(/^Numéro unique/, numero);
  await clavier.presser('button', 'Valider');
  await page.getByRole('heading', { name: 'Saisir le code de sécurité' }).waitFor();
  await clavier.saisir(/^Code de sécurité/, 'FAUXCODE');
  await clavier.presser('button', 'Valider');
  await expect(page.getByText(/Ce code n'est pas le bon/)).toBeVisible();
  const { texte } = await plateforme.courriels.attendre(ADRESSE_DU_PORTAIL, /code de sécurité/i);
  expect(await plateforme.courriels.tous(AGENT)).toHaveLength(1);
  await clavier.saisir(/^Code de sécurité/, /\b[A-HJ-NP-Z2-9]{8}\b/.exec(texte)![0]);
  await clavier.presser('button', 'Valider');
  await expect(page.getByRole('heading', { name: 'Votre demande est importée' })).toBeVisible();
  await clavier.presser('link', 'Continuer');
}

/** Les trois étapes du dossier : relire, compléter et autoriser, cocher les pièces, valider (G37–G59). */
async function completerLeDossier({ page, clavier }: Personne, numero: string): Promise<void> {
  await expect(page.getByText(`Voici les informations liées au numéro unique : ${numero}`)).toBeVisible();
  await clavier.presser('link', 'Étape suivante');
  await clavier.saisir(/^N° SIRET/, SIRET_ORLEANS_TOURS);
  await clavier.saisir(/^Nom de l'employeur/, "Rectorat de l'académie d'Orléans-Tours");
  await clavier.saisir(/^Matricule/, 'OT445566');
  await clavier.presser('button', "Je valide l'académie");
  await expect(page.getByText(/Votre académie est validée/)).toBeVisible();
  for (const pouvoir of [/^Voir ma demande/, /^Voir l'historique/, /^Candidater pour moi/, /^Annuler une candidature pour moi/])
    await clavier.cocher(pouvoir);
  await clavier.cocher('12 mois');
  await clavier.presser('button', 'Donner mon autorisation');
  await expect(page.getByText('Autorisation en vigueur')).toBeVisible();
  await clavier.presser('link', 'Étape suivante');
  await cocherLesPieces({ page, clavier });
  await validerLeDossier({ page, clavier });
}

async function validerLeDossier({ page, clavier }: Personne): Promise<void> {
  await clavier.presser('button', 'Valider mon dossier');
  await clavier.presser('link', 'Voir les offres');
  await page.getByRole('heading', { level: 1, name: 'Les offres' }).waitFor();
}

async function cocherLesPieces({ page, clavier }: Personne): Promise<void> {
  await page.getByRole('button', { name: 'Valider mon dossier' }).waitFor();
  const restantes = page.getByRole('main').getByRole('checkbox', { checked: false });
  for (let n = await restantes.count(); n > 0; n = await restantes.count()) {
    const piece = restantes.first();
    await clavier.atteindre(piece);
    await page.keyboard.press('Space');
    await expect(restantes).toHaveCount(n - 1);
  }
}

/** L'agent postule à une offre, par sa description. */
async function postuler(agent: Personne, rang: number): Promise<void> {
  const { page, clavier } = agent;
  await menu(agent, 'Les offres');
  await page.getByRole('tab', { name: /Communes demandées/ }).waitFor();
  const carte = page.getByRole('tabpanel').getByRole('link', { name: new RegExp(`T3.*6${rang} m²`) });
  await clavier.presserCible(carte);
  await clavier.presser('button', 'Je postule');
  const dialogue = page.getByRole('alertdialog');
  await clavier.presserCible(dialogue.getByRole('button', { name: 'Je postule' }));
  await expect(dialogue.getByText('Ce logement a bien été ajouté à vos candidatures')).toBeVisible();
  await clavier.presserCible(dialogue.getByRole('button', { name: 'Ok' }));
}

/** Un conseiller ou un bailleur cherche la candidature de Camille parmi toutes les autres, l'ouvre et fait un acte. */
async function agir(qui: Personne, rubrique: string, onglet: RegExp, acte: string, texte?: string): Promise<void> {
  const { page, clavier } = qui;
  await menu(qui, rubrique);
  await clavier.onglet(onglet);
  await clavier.saisir('Rechercher (nom, numéro unique, commune)', 'fournier');
  await clavier.presser('link', /Ouvrir la candidature de Camille FOURNIER/);
  await faire(qui, acte, texte);
  await expect(page.getByText('Acte enregistré')).toBeVisible();
}

async function faire({ page, clavier }: Personne, acte: string, texte?: string): Promise<void> {
  await clavier.presser('button', acte);
  const dialogue = page.getByRole('alertdialog');
  await expect(dialogue).toContainText('Camille FOURNIER');
  if (texte !== undefined) {
    await clavier.atteindre(dialogue.getByRole('textbox'));
    await page.keyboard.type(texte);
  }
  await clavier.presserCible(dialogue.getByRole('button', { name: acte }));
  await dialogue.waitFor({ state: 'hidden' });
}

const etudier = (conseiller: Personne, acte: string, texte?: string) => agir(conseiller, 'Candidatures', /À étudier/, acte, texte);
const chezLeBailleur = (bailleur: Personne, onglet: RegExp, acte: string, texte?: string) =>
  agir(bailleur, 'Candidatures reçues', onglet, acte, texte);

/** Le même nombre pour le jour et le mois : le champ de date se tape pareil quelle que soit la langue du navigateur. */
const jourDeCommission = (): string => {
  const annee = new Date().getFullYear();
  return `1212${new Date().toISOString().slice(0, 10) <= `${annee}-12-12` ? annee : annee + 1}`;
};

/** La CALEOL : un seul dossier, l'exception est déclarée (R441-3 CCH). */
async function inscrireEnCommission(bailleur: Personne, reference: string): Promise<void> {
  const { page, clavier } = bailleur;
  await menu(bailleur, 'Mes offres');
  await clavier.presser('link', new RegExp(reference));
  await clavier.cocher(/Inscrire le dossier de Camille FOURNIER/);
  await clavier.atteindre(page.getByLabel('Jour de la commission'));
  await page.keyboard.type(jourDeCommission());
  await clavier.presser('button', 'Inscrire les dossiers choisis');
  await expect(page.getByText(/au moins trois dossiers pour un logement/)).toBeVisible();
  await clavier.choisir('Moins de trois dossiers', "Il n'y a pas trois candidats");
  await clavier.presser('button', 'Inscrire les dossiers choisis');
  await expect(page.getByText('1 dossier inscrit en commission.')).toBeVisible();
}

const statut = (agent: Personne, texte: string | RegExp) =>
  expect(agent.page.getByRole('main').getByText(texte).first()).toBeVisible({ timeout: 15_000 });

test('le guide entier, vécu par quatre rôles, au clavier seul : du compte créé à l’entrée dans les lieux', async ({ plateforme }) => {
  test.setTimeout(420_000);
  const [agent, conseiller, bailleur, gestionnaire] = [
    await arriver(plateforme),
    await arriver(plateforme),
    await arriver(plateforme),
    await arriver(plateforme),
  ];
  await seConnecter(bailleur, 'bailleur@demo.test', 'Demonstration-2026', 'Mes offres');
  await seConnecter(conseiller, 'conseiller@demo.test', 'Demonstration-2026', 'Candidatures');
  await seConnecter(gestionnaire, 'gestionnaire@demo.test', 'Demonstration-2026', 'Ma journée');
  await publierLesOffres(bailleur);
  const numero = await creerDemandeAuPortail(agent.page.context(), plateforme.portail, ADRESSE_DU_PORTAIL);

  await creerLeCompte(plateforme, agent);
  await seConnecter(agent, AGENT, MOT_DE_PASSE, 'Votre parcours, étape par étape');
  await importerLaDemande(plateforme, agent, numero);
  await completerLeDossier(agent, numero);

  // Le service logement la reconnaît : l'agent l'apprend par courriel (D4).
  await menu(gestionnaire, 'Rattachements');
  await gestionnaire.clavier.presser('button', 'Examiner le rattachement de Camille FOURNIER');
  await gestionnaire.clavier.presser('button', 'Valider le rattachement');
  await plateforme.courriels.attendre(AGENT, /reconnu|rattachement/i);

  // Une candidature invalidée, avec son motif.
  await postuler(agent, 0);
  await etudier(conseiller, 'Invalider', "L'avis d'imposition manque.");
  await menu(agent, 'Mes candidatures');
  await agent.clavier.presserCible(agent.page.locator('summary').filter({ hasText: 'Invalidée par ALS' }));
  await statut(agent, "L'avis d'imposition manque.");
  expect((await plateforme.courriels.attendre(AGENT, /L'avis d'imposition manque/)).sujet).toContain('T3');

  // Une candidature annulée par l'agent.
  await postuler(agent, 1);
  await menu(agent, 'Mes candidatures');
  await agent.clavier.presser('button', 'Annuler cette candidature');
  await agent.clavier.presserCible(agent.page.getByRole('alertdialog').getByRole('button', { name: 'Annuler la candidature' }));
  await expect(agent.page.getByText('Votre candidature est annulée')).toBeVisible();
  await agent.clavier.presserCible(agent.page.getByRole('alertdialog').getByRole('button', { name: 'Ok' }));

  // Une mise à jour qui change le ménage : ce qui a changé se lit, les pièces se confirment, le dossier se valide à nouveau.
  await modifierLeMenageAuPortail(agent.page.context(), plateforme.portail, numero);
  await menu(agent, 'Ma situation');
  await agent.clavier.presser('button', 'Mettre à jour');
  await statut(agent, /changement/);
  await agent.clavier.presser('link', /Confirmer mes pièces|Mes pièces justificatives/);
  await cocherLesPieces(agent);
  await validerLeDossier(agent);

  // Une non-attribution, archivée.
  await postuler(agent, 2);
  await etudier(conseiller, 'Valider');
  await agir(conseiller, 'Candidatures', /À transmettre/, 'Transmettre au bailleur');
  await inscrireEnCommission(bailleur, OFFRES[2]!);
  await chezLeBailleur(bailleur, /En CALEOL/, 'Ne pas attribuer', 'Un autre dossier était plus ancien.');
  await plateforme.courriels.attendre(AGENT, /Un autre dossier était plus ancien/);
  await menu(agent, 'Mes candidatures');
  await statut(agent, 'Aucune candidature en cours');

  // Une attribution sous condition, acceptée à temps, jusqu'à l'entrée dans les lieux.
  await postuler(agent, 3);
  await etudier(conseiller, 'Valider');
  await agir(conseiller, 'Candidatures', /À transmettre/, 'Transmettre au bailleur');
  await chezLeBailleur(bailleur, /À traiter/, 'Demander de compléter le dossier', 'Merci de déposer la quittance de novembre.');
  await plateforme.courriels.attendre(AGENT, /quittance de novembre/);
  await chezLeBailleur(bailleur, /À traiter/, 'Proposer une visite', 'Le 3 décembre à 14 h, sur place.');
  await inscrireEnCommission(bailleur, OFFRES[3]!);
  await chezLeBailleur(bailleur, /En CALEOL/, 'Attribuer sous condition', 'Sous réserve de la résiliation du bail en cours.');
  await plateforme.courriels.attendre(AGENT, /résiliation du bail en cours/);
  await menu(agent, 'Mes candidatures');
  await statut(agent, 'Votre réponse est attendue');
  await agent.clavier.presser('button', "J'accepte le logement");
  const dialogue = agent.page.getByRole('alertdialog');
  await agent.clavier.presserCible(dialogue.getByRole('button', { name: "J'accepte le logement" }));
  await expect(dialogue.getByText('Votre acceptation est enregistrée')).toBeVisible();
  await agent.clavier.presserCible(dialogue.getByRole('button', { name: 'Ok' }));
  await chezLeBailleur(bailleur, /Attribuées/, 'Noter la signature du bail');
  await chezLeBailleur(bailleur, /Attribuées/, "Noter l'entrée dans les lieux");
  await plateforme.courriels.attendre(AGENT, /entrée dans les lieux|Entrez dans les lieux/i);

  // Le gestionnaire mandaté l'a vu arriver sur son poste, sans rien demander.
  await menu(gestionnaire, 'Dossiers');
  await gestionnaire.clavier.saisir('Rechercher un agent', 'camille fournier');
  // Entrée, pressée avant que la recherche ait répondu, attend la réponse : jamais un autre agent.
  await gestionnaire.clavier.presserCible(gestionnaire.page.getByRole('grid'));
  await expect(gestionnaire.page.getByText('Entrée dans les lieux').first()).toBeVisible();
});
