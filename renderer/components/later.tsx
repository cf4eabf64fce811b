import { useSyncExternalStore, type ComponentType } from 'react';
import { product } from '../../shared/words/page.ts';
import { View } from './view.tsx';

/** Views that are loaded apart from the window, so that it opens without them. */
export interface LaterViews<Module> {
  /** Loads them; once is enough. */
  readonly load: () => void;
  /** One of them. Until it is there, its title stands in its place. */
  readonly view: <Props extends object>(
    title: () => string,
    choose: (module: Module) => ComponentType<Props>,
  ) => ComponentType<Props>;
}

/**
 * Gives views of a module that is loaded later. React's own way (lazy, Suspense) leaves the place empty for a moment also where the
 * module has long been there.
 */
export function laterViews<Module extends object>(load: () => Promise<Module>): LaterViews<Module> {
  let state: Module | 'loading' | 'lost' | null = null;
  const listeners = new Set<() => void>();
  const change = (next: typeof state): void => {
    state = next;
    for (const listener of listeners) listener();
  };
  const start = (): void => {
    if (state !== null) return;
    state = 'loading';
    load().then(change, () => {
      // Only a host that is gone does not give it.
      change('lost');
    });
  };
  const subscribe = (listener: () => void): (() => void) => {
    listeners.add(listener);
    start();
    return () => {
      listeners.delete(listener);
    };
  };
  return {
    load: start,
    view: (title, choose) =>
      function Later(props) {
        const module = useSyncExternalStore(subscribe, () => state);
        if (module === 'lost') return <Lost />;
        if (module === null || module === 'loading') return <Opening title={title()} />;
        const Chosen = choose(module);
        return <Chosen {...props} />;
      },
  };
}

function Opening({ title }: { readonly title: string }) {
  return (
    <div aria-busy="true">
      <View title={title}>{null}</View>
    </div>
  );
}

function Lost() {
  return (
    <View title={product.lostTitle}>
      <p className="lead">{product.lost}</p>
    </View>
  );
}
