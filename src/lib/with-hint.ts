/** What happened and what to do, in one text. Some messages end with a full stop, some do not. */
export const withHint = ({ message, hint }: { message: string; hint?: string | undefined }): string =>
  hint ? `${message}${/[.!?…]$/.test(message) ? '' : '.'} ${hint}` : message
