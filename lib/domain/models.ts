import { grantRequest } from '@/lib/domain/core-models/grant-request';
import { initiative } from '@/lib/domain/core-models/initiative';
import { organization } from '@/lib/domain/core-models/organization';
import { program } from '@/lib/domain/core-models/program';
import { requestReport } from '@/lib/domain/core-models/request-report';
import { requestTransaction } from '@/lib/domain/core-models/request-transaction';
import { subProgram } from '@/lib/domain/core-models/sub-program';
import { user } from '@/lib/domain/core-models/user';
import { userOrganization } from '@/lib/domain/core-models/user-organization';
import type { ModelDefinition } from '@/lib/domain/field-types';

/**
 * The models a new built-in site starts with: the columns, types and relations that public clients of the Fluxx API list.
 * A starting point, not a limit: an admin adds custom fields and workflow states.
 */
export const CORE_MODELS: readonly ModelDefinition[] = [
  grantRequest,
  requestTransaction,
  requestReport,
  organization,
  user,
  userOrganization,
  program,
  subProgram,
  initiative,
];
