import { lazy, Suspense, type ComponentType } from 'react';
import { product } from '../../shared/messages/page.ts';
import { View } from './view.tsx';

/**
 * A view that is loaded when it is wanted, so that the window opens without it; until it is there, its title stands in its place.
 * @param load gives the module that it is in
 * @param choose picks the view
 */
export function later<Module, Props extends object>(
  title: string,
  load: () => Promise<Module>,
  choose: (module: Module) => ComponentType<Props>,
): ComponentType<Props> {
  const Loaded = lazy(() =>
    load().then(
      (module) => ({ default: choose(module) }),
      // Only a host that is gone does not give it.
      () => ({ default: NotLoaded as ComponentType<Props> }),
    ),
  );
  return function Later(props: Props) {
    return (
      <Suspense fallback={<View title={title}>{null}</View>}>
        <Loaded {...props} />
      </Suspense>
    );
  };
}

function NotLoaded() {
  return (
    <View title={product.lostTitle}>
      <p className="lead">{product.lost}</p>
    </View>
  );
}
