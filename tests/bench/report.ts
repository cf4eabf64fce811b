/** One figure, against the limit that it must keep. */
export interface Figure {
  readonly name: string;
  /** The figure itself, with its unit, and what it was made of. */
  readonly value: string;
  readonly limit: string;
  readonly kept: boolean;
}

/** A ratio that must not be larger, or must not be smaller, than a limit. */
export function ratio(
  name: string,
  value: number,
  limit: { readonly atMost: number } | { readonly atLeast: number },
  madeOf: string,
): Figure {
  const isMost = 'atMost' in limit;
  return {
    name,
    value: `${value.toFixed(2)} × (${madeOf})`,
    limit: isMost ? `at most ${String(limit.atMost)}` : `at least ${String(limit.atLeast)}`,
    kept: isMost ? value <= limit.atMost : value >= limit.atLeast,
  };
}

export function inMilliseconds(value: number): string {
  return `${value.toFixed(value < 10 ? 2 : 0)} ms`;
}

export function inUnits(value: number, unit: string): string {
  return `${value.toFixed(1)} ${unit}`;
}

export function print(figure: Figure): void {
  console.log(
    `${figure.kept ? 'kept  ' : 'MISSED'}  ${figure.name}\n        ${figure.value}; ${figure.limit}`,
  );
}
