import { z } from 'zod';

// La politique de sécurité refuse `new Function` : zod ne doit pas même l'essayer. À importer avant tout schéma.
z.config({ jitless: true });
