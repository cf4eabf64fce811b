/** From this many of a kind on, finding one by its name is quicker than looking for it. */
export const worthFinding = 9;
