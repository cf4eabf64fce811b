/** `nobody` on every Linux: it owns nothing. Where root runs the tests, it is who runs what refuses root. */
export const ordinaryUser = 65_534;
