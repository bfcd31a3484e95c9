/** Sending mail, where the server has been told how (HALLWAY_SMTP). */

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** @throws Error if the mail server refuses or does not answer. */
export type SendMail = (mail: Mail) => Promise<void>;

/** How long a mail server may take for each step, ms. */
const PATIENCE = 20_000;

/**
 * @param url `smtp://` or `smtps://`, with name and password if the server wants them.
 * @param from such as `Hallway <hallway@example.org>`.
 */
export function smtpSender(url: string, from: string): SendMail {
  return async (mail) => {
    // Loaded when it is needed: most servers never send any.
    const { createTransport } = await import('nodemailer');
    const transport = createTransport(
      { url, connectionTimeout: PATIENCE, greetingTimeout: PATIENCE, socketTimeout: PATIENCE },
      { from },
    );
    try {
      await transport.sendMail({ ...mail, disableFileAccess: true, disableUrlAccess: true });
    } finally {
      transport.close();
    }
  };
}
