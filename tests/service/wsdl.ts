import { actions, apiNamespace, soapEncoding, type Action } from './vocabulary.ts';
import { escapeXml } from './xml.ts';

type Part = readonly [name: string, type: string];

const status: Part = ['status', 'xsd:string'];
const key: Part = ['api_key', 'xsd:string'];
const token: Part = ['auth_token', 'xsd:string'];
const ticket: Part = ['ticket', 'xsd:string'];
const user: Part = ['user', 'tns:SOAPUser'];

const messages: Readonly<
  Record<Action, { readonly request: readonly Part[]; readonly response: readonly Part[] }>
> = {
  get_ticket: { request: [key], response: [status, ticket] },
  get_auth_token: { request: [key, ticket], response: [status, token, user] },
  get_account_info: { request: [key, token], response: [status, user] },
  logout: { request: [key, token], response: [status] },
};

const userFields: readonly Part[] = [
  ['login', 'xsd:string'],
  ['email', 'xsd:string'],
  ['access_id', 'xsd:int'],
  ['user_id', 'xsd:int'],
  ['space_amount', 'xsd:long'],
  ['space_used', 'xsd:long'],
  ['max_upload_size', 'xsd:long'],
];

/** The service's description, WSDL 1.1, rpc/encoded; `address` is the SOAP endpoint's URL. */
export function writeWsdl(address: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions name="boxnet" targetNamespace="${apiNamespace}"
  xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/"
  xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:tns="${apiNamespace}">
  <types>
    <xsd:schema targetNamespace="${apiNamespace}">
      <xsd:complexType name="SOAPUser">
        <xsd:all>
${userFields.map(([name, type]) => `          <xsd:element name="${name}" type="${type}"/>`).join('\n')}
        </xsd:all>
      </xsd:complexType>
    </xsd:schema>
  </types>
${actions.map((action) => message(`${action}Request`, messages[action].request)).join('\n')}
${actions.map((action) => message(`${action}Response`, messages[action].response)).join('\n')}
  <portType name="boxnetPortType">
${actions.map(portOperation).join('\n')}
  </portType>
  <binding name="boxnetBinding" type="tns:boxnetPortType">
    <soap:binding style="rpc" transport="http://schemas.xmlsoap.org/soap/http"/>
${actions.map(bindingOperation).join('\n')}
  </binding>
  <service name="boxnetService">
    <port name="boxnetPort" binding="tns:boxnetBinding">
      <soap:address location="${escapeXml(address)}"/>
    </port>
  </service>
</definitions>
`;
}

function message(name: string, parts: readonly Part[]): string {
  const lines = parts.map(([part, type]) => `    <part name="${part}" type="${type}"/>`);
  return `  <message name="${name}">\n${lines.join('\n')}\n  </message>`;
}

function portOperation(action: Action): string {
  return `    <operation name="${action}">
      <input message="tns:${action}Request"/>
      <output message="tns:${action}Response"/>
    </operation>`;
}

function bindingOperation(action: Action): string {
  const body = `<soap:body use="encoded" namespace="${apiNamespace}" encodingStyle="${soapEncoding}"/>`;
  return `    <operation name="${action}">
      <soap:operation soapAction="${apiNamespace}#Box_SoapApi#${action}"/>
      <input>${body}</input>
      <output>${body}</output>
    </operation>`;
}
