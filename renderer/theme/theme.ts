// Le DSFR, composant par composant : seul ce qui sert est livré. Chaque feuille est importée ici, et non par @import :
// c'est ainsi que la construction la voit passer et en retire les polices (vite.config.ts).
import '@codegouvfr/react-dsfr/dsfr/core/core.main.css';
import '@codegouvfr/react-dsfr/dsfr/scheme/scheme.css';
import '@codegouvfr/react-dsfr/dsfr/component/link/link.main.css';
import '@codegouvfr/react-dsfr/dsfr/component/button/button.main.css';
import '@codegouvfr/react-dsfr/dsfr/component/form/form.main.css';
import '@codegouvfr/react-dsfr/dsfr/component/input/input.main.css';
import '@codegouvfr/react-dsfr/dsfr/component/select/select.main.css';
import '@codegouvfr/react-dsfr/dsfr/component/password/password.main.css';
import '@codegouvfr/react-dsfr/dsfr/component/checkbox/checkbox.main.css';
import '@codegouvfr/react-dsfr/dsfr/component/radio/radio.main.css';
import '@codegouvfr/react-dsfr/dsfr/component/upload/upload.main.css';
import '@codegouvfr/react-dsfr/dsfr/component/badge/badge.main.css';
import '@codegouvfr/react-dsfr/dsfr/component/alert/alert.main.css';
import './neutre.css';
import './icones.css';
import './cadre.css';
import './composants.css';
import './connexion.css';
import './aide.css';
import './instruction.css';
import './dossiers.css';
import './dossier.css';
import './offres.css';
import './agent.css';
import './impression.css';
