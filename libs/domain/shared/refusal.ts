/** The system refuses to do what was asked, for a reason that the caller can understand and act on. */
export class Refusal extends Error {
  constructor(
    /** Stable, upper case: `WORKSPACE_MISSING`. */
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'Refusal';
  }
}
