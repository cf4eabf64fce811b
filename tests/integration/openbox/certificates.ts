import { createPrivateKey, createSign, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';

/** A certificate with its key, both as PEM. */
export interface Certificate {
  readonly name: string;
  readonly key: string;
  readonly cert: string;
}

export interface CertificateOptions {
  /** Who signs it; without one it is its own. */
  readonly issuer?: Certificate;
  readonly name?: string;
  readonly isAuthority?: boolean;
  /** For 127.0.0.1 if none is given. */
  readonly dnsName?: string;
  /** An RSA key of so many bits; else one of P-256. */
  readonly rsaBits?: number;
  /** What signs it; only for an issuer, or a key, of RSA. */
  readonly digest?: 'sha256' | 'sha1';
  /** In days from now. */
  readonly from?: number;
  readonly to?: number;
}

/** Makes a certificate anew, by hand: X.509, RFC 5280. */
export function makeCertificate({
  issuer,
  name = '127.0.0.1',
  isAuthority = false,
  dnsName,
  rsaBits,
  digest = 'sha256',
  from = -1,
  to = 1,
}: CertificateOptions = {}): Certificate {
  const { privateKey, publicKey } =
    rsaBits === undefined
      ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
      : generateKeyPairSync('rsa', { modulusLength: rsaBits });
  const signer = issuer === undefined ? privateKey : createPrivateKey(issuer.key);
  const algorithm = algorithmOf(signer, digest);
  const alternative =
    dnsName === undefined ? der(0x87, Buffer.of(127, 0, 0, 1)) : der(0x82, Buffer.from(dnsName));
  const extension = isAuthority
    ? sequence(
        objectId('551d13'),
        der(0x01, Buffer.of(0xff)),
        der(0x04, sequence(der(0x01, Buffer.of(0xff)))),
      )
    : sequence(objectId('551d11'), der(0x04, sequence(alternative)));
  const body = sequence(
    der(0xa0, der(0x02, Buffer.of(2))),
    der(0x02, Buffer.concat([Buffer.of(1), randomBytes(8)])),
    algorithm,
    commonName(issuer === undefined ? name : issuer.name),
    sequence(utcTime(from), utcTime(to)),
    commonName(name),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(extension)),
  );
  const signature = createSign(digest).update(body).sign(signer);
  const certificate = sequence(body, algorithm, der(0x03, Buffer.of(0), signature));
  return {
    name,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${certificate.toString('base64')}\n-----END CERTIFICATE-----\n`,
  };
}

function algorithmOf(signer: KeyObject, digest: 'sha256' | 'sha1'): Buffer {
  if (signer.asymmetricKeyType === 'ec') return sequence(objectId('2a8648ce3d040302'));
  return sequence(objectId(digest === 'sha1' ? '2a864886f70d010105' : '2a864886f70d01010b'), der(0x05));
}

/** DER: a tag, a length, what is in it. */
function der(tag: number, ...content: readonly Uint8Array[]): Buffer {
  const inner = Buffer.concat(content);
  const length =
    inner.length < 0x80
      ? Buffer.of(inner.length)
      : inner.length < 0x100
        ? Buffer.of(0x81, inner.length)
        : Buffer.of(0x82, inner.length >> 8, inner.length & 0xff);
  return Buffer.concat([Buffer.of(tag), length, inner]);
}

function sequence(...content: readonly Uint8Array[]): Buffer {
  return der(0x30, ...content);
}

function objectId(hexadecimal: string): Buffer {
  return der(0x06, Buffer.from(hexadecimal, 'hex'));
}

function commonName(name: string): Buffer {
  return sequence(der(0x31, sequence(objectId('550403'), der(0x0c, Buffer.from(name)))));
}

const day = 24 * 60 * 60 * 1000;

function utcTime(days: number): Buffer {
  const date = new Date(Date.now() + days * day);
  return der(0x17, Buffer.from(date.toISOString().replace(/^..|[-:T]|\.\d+/g, '')));
}
