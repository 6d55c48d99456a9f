import { z } from 'zod';

/** À importer avant tout schéma : une vie de quelques dixièmes de seconde ne rentabilise pas leur compilation. */
z.config({ jitless: true });
