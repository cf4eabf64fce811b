import type { ReactNode } from 'react';

/** The heading that the focus goes to when what had it is gone. */
export const viewHeadingId = 'view-heading';

interface ViewProps {
  readonly title: ReactNode;
  /** Stands before the title, large. */
  readonly sign?: ReactNode;
  /** Stands beside the title, smaller. */
  readonly remark?: string | undefined;
  /** One line under the title. */
  readonly subtitle?: ReactNode;
  /** The id of what is read out behind the title when the focus goes there. */
  readonly describedBy?: string | undefined;
  readonly children: ReactNode;
}

/** What the right side of the window shows: a heading, and all about it. */
export function View({ title, sign, remark, subtitle, describedBy, children }: ViewProps) {
  return (
    <div className="view">
      <header className="view-header">
        {sign}
        <div className="view-title">
          <h2 id={viewHeadingId} tabIndex={-1} aria-describedby={describedBy}>
            {title}
          </h2>
          {remark !== undefined && (
            <p className="view-remark">
              <bdi>{remark}</bdi>
            </p>
          )}
          {subtitle !== undefined && <p className="subtitle">{subtitle}</p>}
        </div>
      </header>
      {children}
    </div>
  );
}
