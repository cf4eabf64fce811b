import type { ServiceProblem } from '../../../shared/problem.ts';
import type { Unclear } from '../../core/ports/service.ts';

/** A reply that says nothing about a session. */
export function unclear(problem: ServiceProblem): Unclear {
  return { kind: 'unclear', problem };
}
