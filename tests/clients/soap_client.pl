# Calls the service with Perl's SOAP::Lite, without its WSDL. Reads {endpoint, defaultNamespace, calls: [{action,
# parameters}]} from standard input, where no other process sees the credentials, and prints each reply as a line of JSON.
use strict;
use warnings;
use JSON::PP;
use SOAP::Lite;

my $input = decode_json(do { local $/; <STDIN> });
my $client = SOAP::Lite->proxy($input->{endpoint}, timeout => 10);
if ($input->{defaultNamespace}) { $client->default_ns('urn:boxnet') }
else { $client->ns('urn:boxnet', 'api') }

# SOAP::Lite makes an object of every element whose type it does not know.
sub SOAPUser::TO_JSON { return { %{ $_[0] } } }
my $json = JSON::PP->new->utf8->convert_blessed;

for my $call (@{ $input->{calls} }) {
    my %parameters = %{ $call->{parameters} };
    my @data = map { SOAP::Data->name($_ => $parameters{$_})->type('string') } sort keys %parameters;
    my $reply = $client->call($call->{action}, @data);
    die $reply->faultcode, ': ', $reply->faultstring, "\n" if $reply->fault;
    print $json->encode($reply->body->{"$call->{action}Response"}), "\n";
}
