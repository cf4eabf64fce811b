/**
 * Ends every switch over a union, so that a case nobody thought of is a compile error first and a thrown
 * error at run time second. The value itself is not put into the message: it could hold a credential.
 */
export function assertNever(_value: never, what: string): never {
  throw new Error(`Unexpected ${what}`);
}
