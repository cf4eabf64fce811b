import type * as ElectronTypes from 'electron';
import { emulated } from './not-emulated.ts';
import { toApp } from './scheme-origins.ts';

type Used = Pick<ElectronTypes.WebFrameMain, 'routingId' | 'processId' | 'frameTreeNodeId' | 'isDestroyed'>;

let lastRoutingId = 0;

/** A frame of a page, as long as the origin of its document stays the same. */
export class FrameStandIn implements Used {
  readonly routingId = ++lastRoutingId;
  readonly processId = 1;
  readonly frameTreeNodeId = this.routingId;
  readonly parent: FrameStandIn | null;
  /** Of the DevTools protocol. */
  readonly devToolsId: string;
  name = '';
  private address = '';
  private securityOrigin = 'null';
  private isGone = false;

  constructor(devToolsId: string, parent: FrameStandIn | null) {
    this.devToolsId = devToolsId;
    this.parent = parent;
    return emulated('WebFrameMain', this);
  }

  get url(): string {
    this.mustBeThere();
    return this.address;
  }

  get origin(): string {
    this.mustBeThere();
    return this.securityOrigin;
  }

  get top(): FrameStandIn {
    return this.parent?.top ?? this;
  }

  get detached(): boolean {
    return this.isGone;
  }

  isDestroyed(): boolean {
    return this.isGone;
  }

  /** @param address and origin as the browser knows them. */
  committed(address: string, origin: string): void {
    this.address = toApp(address);
    this.securityOrigin = origin === '://' || origin === '' ? 'null' : toApp(origin);
  }

  gone(): void {
    this.isGone = true;
  }

  private mustBeThere(): void {
    if (this.isGone) throw new Error('Render frame was disposed before WebFrameMain could be accessed');
  }
}
