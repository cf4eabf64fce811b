import type { Problem } from '../problem.ts';
import type { ServiceKind } from '../service.ts';
import { problemMessage } from './problems.ts';
import { settingsNotSaved } from './settings.ts';

/** Why a change of the settings could not be made. Takes the address of the service that it is about, and its kind. */
export function changeFailed(problem: Problem, service: string, kind: ServiceKind): string {
  return problem.kind === 'not-saved' ? settingsNotSaved : problemMessage(problem, service, kind);
}
