/** Whether the app starts, in the tray, when the person signs in to the computer. */
export interface StartAtLogin {
  /** Null: nobody says. */
  isOn(): boolean | null;
  /** Gives whether the system took it. */
  set(on: boolean): boolean;
}
