import type { RefusCreerCompte } from '../../domain/compte/creer-compte.ts';
import type { RefusLien } from '../../domain/compte/lien.ts';
import type { Refus } from '../../domain/contract/index.ts';
import { regleMotDePasse } from './compte.ts';
import type { Phrases } from './phrases.ts';

export const refusCompte: Phrases<RefusCreerCompte> = {
  civilite_absente: () => 'Choisissez une civilité.',
  nom_absent: () => 'Saisissez votre nom de naissance.',
  prenom_absent: () => 'Saisissez votre prénom.',
  telephone_invalide: () => 'Saisissez un numéro de téléphone portable, par exemple 06 12 34 56 78.',
  courriel_invalide: () => 'Saisissez une adresse e-mail complète, par exemple prenom.nom@exemple.fr.',
  conditions_non_acceptees: () => "Cochez la case « J'ai compris et j'accepte l'utilisation de mes données personnelles » pour continuer.",
};

export const refusLien: Phrases<RefusLien> = {
  lien_inconnu: () => "Ce lien n'est pas reconnu : ouvrez celui du dernier e-mail reçu.",
  lien_expire: () => 'Ce lien a expiré : il était valable deux jours.',
  lien_deja_utilise: () => 'Ce lien a déjà servi.',
};

type RefusChoisir = Exclude<Refus<'compte.choisir'>, RefusLien>;
export const refusMotDePasse: Phrases<RefusChoisir> = {
  mot_de_passe_trop_faible: (r) =>
    `Ce mot de passe ne convient pas encore : ${r.regles.map((regle) => regleMotDePasse[regle].manque).join(', ')}.`,
};
