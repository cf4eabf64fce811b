<?php
// Calls the service with PHP's SoapClient, as its WSDL says. Reads {wsdl, calls: [{action, parameters}]} from standard
// input, where no other process sees the credentials, and prints each reply as a line of JSON.
declare(strict_types=1);

$input = json_decode(stream_get_contents(STDIN), true, 512, JSON_THROW_ON_ERROR);
$client = new SoapClient($input['wsdl'], ['cache_wsdl' => WSDL_CACHE_NONE, 'exceptions' => true]);
foreach ($input['calls'] as ['action' => $action, 'parameters' => $parameters]) {
    $reply = $client->__soapCall($action, array_values($parameters));
    echo json_encode($reply, JSON_THROW_ON_ERROR), "\n";
}
