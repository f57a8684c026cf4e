/**
 * Keeps what is typed while the part of the page that it is meant for is still being loaded: no letter is lost, and none is taken for a
 * command. `start` when the part is asked for, `stop` when its field has the focus; it gives what was typed.
 */
export class TypeAhead {
  private text = '';
  private readonly keep = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.key === 'Escape') return;
    if (event.key.length === 1) this.text += event.key;
    else if (event.key === 'Backspace') this.text = this.text.slice(0, -1);
    event.preventDefault();
    event.stopImmediatePropagation();
  };

  start(): void {
    this.text = '';
    addEventListener('keydown', this.keep, { capture: true });
  }

  stop(): string {
    removeEventListener('keydown', this.keep, { capture: true });
    const { text } = this;
    this.text = '';
    return text;
  }
}
