/** Puts the focus on a form's field, where something in it is wrong. */
export function focusOnField(form: HTMLFormElement, name: string): void {
  form.querySelector<HTMLInputElement>(`[name=${name}]`)?.focus();
}
